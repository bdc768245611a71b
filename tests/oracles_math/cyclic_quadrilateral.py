"""Oracle of math/cyclic_quadrilateral: finds the diagonal by bisection, then measures in coordinates."""

from fractions import Fraction
from functools import cache
from typing import Any

import mpmath
from mpmath import mpc, mpf


def corners(a: mpf, b: mpf, c: mpf, d: mpf) -> tuple[mpc, mpc, mpc, mpc]:
    """A, B, C, D: the angles at B and D add up to two right angles."""

    def cosines(p: mpf) -> mpf:
        return (a * a + b * b - p * p) / (2 * a * b) + (c * c + d * d - p * p) / (2 * c * d)

    low, high = max(abs(a - b), abs(c - d)), min(a + b, c + d)
    for _ in range(400):
        middle = (low + high) / 2
        low, high = (middle, high) if cosines(middle) > 0 else (low, middle)
    x, y = (a * a + low**2 - b * b) / (2 * low), (d * d + low**2 - c * c) / (2 * low)
    below, above = -mpmath.sqrt(a * a - x * x), mpmath.sqrt(d * d - y * y)
    return mpc(0), mpc(x, below), mpc(low), mpc(y, above)


def cross(u: mpc, v: mpc) -> mpf:
    return (mpmath.conj(u) * v).imag


def meet(p: mpc, u: mpc, q: mpc, v: mpc) -> mpc:
    return p + u * cross(q - p, v) / cross(u, v)


def measured(measure: str, a: mpc, b: mpc, c: mpc, d: mpc) -> mpf:
    match measure:
        case "cosine":
            return (mpmath.conj(a - b) * (c - b)).real / abs(a - b) / abs(c - b)
        case "diagonal":
            return abs(a - c) ** 2
        case "area":
            return (cross(c - a, d - b) / 2) ** 2
        case "radius":
            i = mpc(0, 1)
            return abs(a - meet((a + b) / 2, i * (a - b), (c + d) / 2, i * (c - d))) ** 2
        case "part":
            return abs(a - meet(a, c - a, b, d - b)) ** 2
        case "midpoints":
            return abs((a + c) / 2 - (b + d) / 2) ** 2
        case "extension":
            return abs(b - meet(a, b - a, c, d - c))
    raise ValueError(measure)


@cache
def value(measure: str, sides: tuple[int, ...]) -> mpf:
    return measured(measure, *corners(*map(mpf, sides)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    given = Fraction(text)
    with mpmath.workdps(110):
        found = value(instance["measure"], tuple(instance["sides"]))
        return bool(abs(found - mpf(given.numerator) / given.denominator) < mpf(10) ** -60)
