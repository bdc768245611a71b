"""Oracle of rlve/largest_convex_polygon: all subsets; a point in a triangle of others is no corner."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 3)

Point = tuple[int, int]


def left(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def convex(points: tuple[Point, ...]) -> bool:
    """Four points at a time: one of them may not see the other three all around it."""
    for four in combinations(points, 4):
        for p in four:
            a, b, c = (q for q in four if q != p)
            if left(a, b, p) == left(b, c, p) == left(c, a, p):
                return False
    return True


@cache
def most(points: tuple[Point, ...]) -> int:
    sizes = range(len(points), 2, -1)
    return next(size for size in sizes if any(map(convex, combinations(points, size))))


def accepts(instance: dict[str, Any], text: str) -> bool:
    points = tuple(map(tuple, instance["points"]))
    labels = [int(word) for word in text.split()]
    if len(set(labels)) < len(labels) or not set(labels) <= set(range(1, len(points) + 1)):
        return False
    return len(labels) == most(points) and convex(tuple(points[label - 1] for label in labels))
