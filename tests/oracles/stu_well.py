"""Oracle of rlve/stu_well: for each difference, a table of end values, with and without a zero so far."""

from functools import cache
from math import inf
from typing import Any

LEVELS = (0, 1, 2, 3)


def fewest(most: int, x: list[int]) -> float:
    costs: dict[tuple[int, bool], float] = {(v, v == 0): x[0] - v for v in range(x[0] + 1)}
    for own in x[1:]:
        following: dict[tuple[int, bool], float] = {}
        for (before, zero), cost in costs.items():
            for v in range(max(0, before - most), min(own, before + most) + 1):
                key = (v, zero or v == 0)
                following[key] = min(following.get(key, inf), cost + own - v)
        costs = following
    return min((cost for (_, zero), cost in costs.items() if zero), default=inf)


@cache
def least(m: int, x: tuple[int, ...]) -> int:
    return next(most for most in range(max(x) + 1) if fewest(most, list(x)) <= m)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == least(instance["m"], tuple(instance["x"]))
