"""Oracle of math/lattice_polygon: looks at every point of the bounding box."""

from fractions import Fraction
from typing import Any

LEVELS = (0, 2, 5)


def on(side: tuple[list[int], list[int]], x: int, y: int) -> bool:
    (a, b), (c, d) = side
    straight = (c - a) * (y - b) == (d - b) * (x - a)
    return straight and min(a, c) <= x <= max(a, c) and min(b, d) <= y <= max(b, d)


def right_of(side: tuple[list[int], list[int]], x: int, y: int) -> bool:
    """Does the ray to the right from (x, y) meet the side? It passes just above the height y."""
    (a, b), (c, d) = side
    return (b > y) != (d > y) and a + Fraction((c - a) * (y - b), d - b) > x


def accepts(instance: dict[str, Any], text: str) -> bool:
    vertices = instance["vertices"]
    sides = list(zip(vertices, [*vertices[1:], vertices[0]], strict=True))
    xs, ys = zip(*vertices, strict=True)
    count = 0
    for x in range(min(xs), max(xs) + 1):
        for y in range(min(ys), max(ys) + 1):
            if any(on(side, x, y) for side in sides):
                count += instance["boundary"]
            else:
                count += sum(right_of(side, x, y) for side in sides) % 2
    return int(text) == count
