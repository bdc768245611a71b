"""Oracle of math/floor_values: all x on a grid fine enough for every jump."""

from functools import cache
from math import lcm
from typing import Any

LEVELS = (0, 2, 4)


@cache
def expressible(factors: tuple[int, ...], n: int) -> int:
    grid, values, i = lcm(*factors), set(), 0
    while (value := sum(a * i // grid for a in factors)) <= n:
        values.add(value)
        i += 1
    return len(values - {0})


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == expressible(tuple(instance["factors"]), instance["n"])
