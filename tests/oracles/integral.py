"""Oracle of rlve/integral: f is the derivative of the answer, as the oracle of differentiate judges."""

import re
import runpy
from pathlib import Path
from typing import Any

LEVELS = (0, 2, 5)
is_derivative = runpy.run_path(str(Path(__file__).with_name("differentiate.py")))["accepts"]


def accepts(instance: dict[str, Any], text: str) -> bool:
    if re.search(r"[0-9][A-Za-z]", text):
        return False
    return bool(is_derivative({"f": text.strip()}, instance["f"]))
