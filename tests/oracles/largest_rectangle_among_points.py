"""Oracle of rlve/largest_rectangle_among_points: all fours, told by the distances of their pairs."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)

Point = tuple[int, int]


def distance(a: Point, b: Point) -> int:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def squared_area(four: tuple[Point, ...]) -> int:
    """0 where the four points are no rectangle: there, both pairs of each pairing are as far apart."""
    p, q, r, s = four
    pairings = (((p, q), (r, s)), ((p, r), (q, s)), ((p, s), (q, r)))
    if any(distance(*one) != distance(*two) for one, two in pairings):
        return 0
    a, b, diagonal = sorted(distance(*one) for one, _ in pairings)
    return a * b if a + b == diagonal else 0


@cache
def largest(points: tuple[Point, ...]) -> int:
    return max(map(squared_area, combinations(points, 4)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    points = tuple(map(tuple, instance["points"]))
    chosen = {range(len(points)).index(int(word)) for word in text.split()}
    if len(text.split()) != 4 or len(chosen) != 4:
        return False
    return squared_area(tuple(points[i] for i in chosen)) == largest(points)
