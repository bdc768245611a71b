"""Oracle of rlve/sum_gcd: pair by pair."""

from functools import cache
from math import gcd
from typing import Any

LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(instance["n"], instance["m"], instance["k"])


@cache
def total(n: int, m: int, k: int) -> int:
    return sum(gcd(i, j) ** k for i in range(1, n + 1) for j in range(1, m + 1))
