"""Oracle of rlve/sum_mod: pair by pair."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only N and M from 3 to 5"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(instance["n"], instance["m"])


@cache
def total(n: int, m: int) -> int:
    pairs = ((i, j) for i in range(1, n + 1) for j in range(1, m + 1) if i != j)
    return sum((n - n // i * i) * (m - m // j * j) for i, j in pairs)
