"""Oracle of rlve/palindromic_substring_number_counting: every part of every number, read backwards."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5, 7)
CONSTANT = "ranges up to R = 45 hold at most four such integers, so small counts repeat"
FEW_PROBLEMS = "the catalogue's level 0 has R = 20, so nineteen ranges"


@cache
def has(x: int) -> bool:
    digits = str(x)
    parts = (digits[i:j] for i in range(len(digits)) for j in range(i + 2, len(digits) + 1))
    return any(part == part[::-1] for part in parts)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == sum(has(x) for x in range(instance["l"], instance["r"] + 1))
