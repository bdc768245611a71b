"""Oracle of rlve/skyscraper_sum_puzzle: as skyscraper_puzzle, by the heights of what is seen."""

import runpy
from pathlib import Path
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only the 12 Latin squares of 3 x 3"
seen_as_given = runpy.run_path(str(Path(__file__).with_name("skyscraper_puzzle.py")))["accepts"]


def accepts(instance: dict[str, Any], text: str) -> bool:
    return bool(seen_as_given(instance, text, heights=True))
