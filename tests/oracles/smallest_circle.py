"""Oracle of rlve/smallest_circle: the largest of the smallest circles around any three of the points."""

from itertools import combinations
from math import dist, hypot
from typing import Any

LEVELS = (0, 2, 4, 6)


def around(a: list[int], b: list[int], c: list[int]) -> float:
    """Radius of the smallest circle around a triangle: half the longest side, unless all angles are acute."""
    p, q, r = sorted((dist(a, b), dist(b, c), dist(c, a)))
    if p * p + q * q <= r * r:
        return r / 2
    doubled = abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
    return p * q * r / (2 * doubled)


def accepts(instance: dict[str, Any], text: str) -> bool:
    x, y, radius = map(float, text.split())
    points = instance["points"]
    # Helly: the circles of radius r around the points meet where those around any three of them do.
    least = max(around(*three) for three in combinations(points, 3))
    covered = max(hypot(x - px, y - py) for px, py in points) <= radius + 0.001
    return covered and 0 < radius <= least + 0.001
