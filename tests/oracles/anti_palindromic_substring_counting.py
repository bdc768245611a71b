"""Oracle of rlve/anti_palindromic_substring_counting: every substring, reversed and flipped."""

from itertools import combinations
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has three bits"


def accepts(instance: dict[str, Any], text: str) -> bool:
    string = instance["string"]
    parts = (string[i:j] for i, j in combinations(range(len(string) + 1), 2))
    flip = str.maketrans("01", "10")
    return int(text) == sum(part[::-1] == part.translate(flip) for part in parts)
