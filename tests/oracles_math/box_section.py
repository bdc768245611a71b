"""Oracle of math/box_section: the part of the floor above which the plane is in the box."""

from fractions import Fraction
from typing import Any

Point = tuple[Fraction, Fraction]
Line = tuple[Fraction, Fraction, Fraction]


def cut(polygon: list[Point], line: Line) -> list[Point]:
    """The part of a convex polygon on which a x + b y + c >= 0."""
    a, b, c = line
    kept: list[Point] = []
    for (x, y), (u, v) in zip(polygon, [*polygon[1:], *polygon[:1]], strict=True):
        here, there = a * x + b * y + c, a * u + b * v + c
        if here >= 0:
            kept.append((x, y))
        if here * there < 0:
            t = here / (here - there)
            kept.append((x + t * (u - x), y + t * (v - y)))
    return kept


def accepts(instance: dict[str, Any], text: str) -> bool:
    width, depth, height = map(Fraction, instance["box"])
    (x1, y1, z1), (x2, y2, z2), (x3, y3, z3) = instance["points"]
    # z = e x + f y + g through the three points, by Cramer's rule.
    det = Fraction((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1))
    e = ((z2 - z1) * (y3 - y1) - (z3 - z1) * (y2 - y1)) / det
    f = ((x2 - x1) * (z3 - z1) - (x3 - x1) * (z2 - z1)) / det
    g = z1 - e * x1 - f * y1
    zero = Fraction(0)
    floor = [(zero, zero), (width, zero), (width, depth), (zero, depth)]
    seen = cut(cut(floor, (e, f, g)), (-e, -f, height - g))
    twice = sum(x * v - u * y for (x, y), (u, v) in zip(seen, [*seen[1:], *seen[:1]], strict=True))
    return Fraction(text) == twice**2 / 4 * (1 + e * e + f * f)
