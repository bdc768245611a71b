"""Oracle of rlve/sum_triangle_area: Pick's theorem, lattice points counted one by one."""

from functools import cache
from itertools import combinations
from math import gcd
from typing import Any

LEVELS = (0, 2, 3)

Point = tuple[int, int]


def side(p: Point, a: Point, b: Point) -> int:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def doubled(a: Point, b: Point, c: Point) -> int:
    edges = ((a, b), (b, c), (c, a))
    xs, ys = zip(a, b, c, strict=True)
    inside = 0
    for x in range(min(xs), max(xs) + 1):
        for y in range(min(ys), max(ys) + 1):
            signs = [side((x, y), *edge) for edge in edges]
            inside += min(signs) > 0 or max(signs) < 0
    border = sum(gcd(p[0] - q[0], p[1] - q[1]) for p, q in edges)
    return 0 if side(a, b, c) == 0 else 2 * inside + border - 2


@cache
def total(points: tuple[Point, ...]) -> int:
    return sum(doubled(*three) for three in combinations(points, 3))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(tuple(map(tuple, instance["points"])))
