"""Oracle of rlve/largest_rectangle_among_points: all fours, told by their six distances."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)

Point = tuple[int, int]


def squared_area(four: tuple[Point, ...]) -> int:
    """0 where the four points are no rectangle."""
    a, b, c, d, e, f = sorted((p - r) ** 2 + (q - s) ** 2 for (p, q), (r, s) in combinations(four, 2))
    return a * c if a == b and c == d and e == f == a + c else 0


@cache
def largest(points: tuple[Point, ...]) -> int:
    return max(map(squared_area, combinations(points, 4)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    points = tuple(map(tuple, instance["points"]))
    chosen = {range(len(points)).index(int(word)) for word in text.split()}
    if len(text.split()) != 4 or len(chosen) != 4:
        return False
    return squared_area(tuple(points[i] for i in chosen)) == largest(points)
