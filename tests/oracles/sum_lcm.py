"""Oracle of rlve/sum_lcm: pair by pair."""

from functools import cache
from math import lcm
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only N and M from 2 to 5"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(instance["n"], instance["m"])


@cache
def total(n: int, m: int) -> int:
    return sum(lcm(i, j) for i in range(1, n + 1) for j in range(1, m + 1))
