"""Oracle of math/lcm_ring: goes round the circle, divisor by divisor."""

from collections import Counter
from functools import cache
from math import lcm
from typing import Any

LEVELS = (0, 1, 4)


def divisors(n: int) -> list[int]:
    low = [d for d in range(1, int(n**0.5) + 1) if n % d == 0]
    return sorted({*low, *(n // d for d in low)})


@cache
def tuples(lcms: tuple[int, ...]) -> int:
    total = 0
    for first in divisors(lcms[0]):
        ways = Counter({first: 1})
        for value in lcms:
            following: Counter[int] = Counter()
            for d in divisors(value):
                following[d] = sum(count for before, count in ways.items() if lcm(before, d) == value)
            ways = +following
        total += ways[first]
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == tuples(tuple(instance["lcms"]))
