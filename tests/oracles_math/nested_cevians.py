"""Oracle of math/nested_cevians: coordinates, and the lines' points of intersection."""

from fractions import Fraction
from typing import Any

Point = tuple[Fraction, Fraction]


def between(p: Point, q: Point, first: int, second: int) -> Point:
    """The point that divides the way from p to q in the ratio first : second."""
    t = Fraction(first, first + second)
    return p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])


def line(p: Point, q: Point) -> tuple[Fraction, Fraction, Fraction]:
    return q[1] - p[1], p[0] - q[0], (q[1] - p[1]) * p[0] + (p[0] - q[0]) * p[1]


def meet(p: Point, q: Point, r: Point, s: Point) -> Point:
    (a, b, e), (c, d, f) = line(p, q), line(r, s)
    return (e * d - b * f) / (a * d - b * c), (a * f - e * c) / (a * d - b * c)


def area(a: Point, b: Point, c: Point) -> Fraction:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def accepts(instance: dict[str, Any], text: str) -> bool:
    zero, one = Fraction(0), Fraction(1)
    a, b, c = (zero, zero), (2 * one, zero), (zero, Fraction(instance["area"]))
    for bd, ce, af in instance["ratios"]:
        d, e, f = between(b, c, *bd), between(c, a, *ce), between(a, b, *af)
        a, b, c = meet(b, e, c, f), meet(c, f, a, d), meet(a, d, b, e)
    return Fraction(text) == area(a, b, c)
