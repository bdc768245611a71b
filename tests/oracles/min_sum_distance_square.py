"""Oracle of rlve/min_sum_distance_square: each integer N * X between the outermost points."""

from fractions import Fraction
from functools import cache
from typing import Any

LEVELS = (0, 2, 4, 6)

Groups = tuple[tuple[int, ...], ...]


def cost(scaled: int, groups: Groups) -> Fraction:
    x = Fraction(scaled, len(groups))
    return sum((min(abs(x - point) for point in group) ** 2 for group in groups), Fraction(0))


@cache
def least(groups: Groups) -> Fraction:
    points = [point for group in groups for point in group]
    n = len(groups)
    return min(cost(scaled, groups) for scaled in range(n * min(points), n * max(points) + 1))


def accepts(instance: dict[str, Any], text: str) -> bool:
    groups = tuple(map(tuple, instance["groups"]))
    return cost(int(text), groups) == least(groups)
