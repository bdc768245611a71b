"""Oracle of rlve/min_sum_chebyshev_distance: all points of the bounding box (outside it is never nearer)."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5, 6)


def cost(x: int, y: int, points: tuple[tuple[int, ...], ...]) -> int:
    return sum(w * (abs(x - p) if abs(x - p) > abs(y - q) else abs(y - q)) for p, q, w in points)


@cache
def least(points: tuple[tuple[int, ...], ...]) -> int:
    xs, ys, _ = zip(*points, strict=True)
    return min(cost(x, y, points) for x in range(min(xs), max(xs) + 1) for y in range(min(ys), max(ys) + 1))


def accepts(instance: dict[str, Any], text: str) -> bool:
    points = tuple(map(tuple, instance["points"]))
    x, y = map(int, text.split())
    return cost(x, y, points) == least(points)
