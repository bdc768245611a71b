"""Oracle of rlve/pan_solar_panels: the gcd of every pair."""

from functools import cache
from math import gcd
from typing import Any

LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    x, y = map(int, text.split())
    a, b, c, d = (instance[key] for key in "abcd")
    return a <= x <= b and c <= y <= d and gcd(x, y) == best(a, b, c, d)


@cache
def best(a: int, b: int, c: int, d: int) -> int:
    return max(gcd(x, y) for x in range(a, b + 1) for y in range(c, d + 1))
