"""Oracle of rlve/gcd_lcm_counting: all pairs up to the lcm."""

from functools import cache
from math import gcd, lcm
from typing import Any

LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["gcd"], instance["lcm"])


@cache
def count(g: int, m: int) -> int:
    numbers = range(1, m + 1)
    return sum(gcd(p, q) == g and lcm(p, q) == m for p in numbers for q in numbers)
