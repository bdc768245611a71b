"""Oracle of rlve/gcd_one_counting: the gcd of each pair."""

from functools import cache
from math import gcd
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only N and M from 2 to 5"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["n"], instance["m"])


@cache
def count(n: int, m: int) -> int:
    return sum(gcd(x, y) == 1 for x in range(1, n + 1) for y in range(1, m + 1))
