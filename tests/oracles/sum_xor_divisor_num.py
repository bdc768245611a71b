"""Oracle of rlve/sum_xor_divisor_num: pair by pair."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(instance["n"], instance["m"], instance["x"])


@cache
def total(n: int, m: int, x: int) -> int:
    return sum(count(i ^ j ^ x) for i in range(n + 1) for j in range(m + 1))


@cache
def count(value: int) -> int:
    return sum(value % d == 0 for d in range(1, value + 1))
