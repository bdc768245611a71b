"""Oracle of math/triangle_centers: constructs the centres with lines in the plane, to a hundred digits."""

from fractions import Fraction
from typing import Any

import mpmath
from mpmath import mpc, mpf

DIGITS = 100


def cross(u: mpc, v: mpc) -> mpf:
    return (mpmath.conj(u) * v).imag


def meet(p: mpc, u: mpc, q: mpc, v: mpc) -> mpc:
    """Where the line through p in direction u meets the one through q in direction v."""
    return p + u * cross(q - p, v) / cross(u, v)


def unit(u: mpc) -> mpc:
    return u / abs(u)


def incentre(a: mpc, b: mpc, c: mpc) -> mpc:
    return meet(a, unit(b - a) + unit(c - a), b, unit(a - b) + unit(c - b))


def circumcentre(a: mpc, b: mpc, c: mpc) -> mpc:
    return meet((a + b) / 2, mpc(0, 1) * (b - a), (a + c) / 2, mpc(0, 1) * (c - a))


def foot(p: mpc, b: mpc, c: mpc) -> mpc:
    return meet(p, mpc(0, 1) * (c - b), b, c - b)


def excentre(a: mpc, b: mpc, c: mpc) -> mpc:
    """The centre of the circle that touches BC from outside."""
    return meet(a, unit(b - a) + unit(c - a), b, unit(b - a) + unit(c - b))


def center(name: str, a: mpc, b: mpc, c: mpc) -> mpc:
    match name:
        case "incentre":
            return incentre(a, b, c)
        case "centroid":
            return meet(a, (b + c) / 2 - a, b, (a + c) / 2 - b)
        case "circumcentre":
            return circumcentre(a, b, c)
        case "orthocentre":
            return meet(a, mpc(0, 1) * (c - b), b, mpc(0, 1) * (c - a))
        case "nine-point":
            return circumcentre((a + b) / 2, (b + c) / 2, (c + a) / 2)
        case "Gergonne":
            i = incentre(a, b, c)
            return meet(a, foot(i, b, c) - a, b, foot(i, a, c) - b)
        case "Nagel":
            touch_a, touch_b = foot(excentre(a, b, c), b, c), foot(excentre(b, c, a), c, a)
            return meet(a, touch_a - a, b, touch_b - b)
        case "symmedian":
            return meet(a, reflected(a, b, c), b, reflected(b, c, a))
    raise ValueError(name)


def reflected(a: mpc, b: mpc, c: mpc) -> mpc:
    """The direction of the median from a after reflection in the bisector of its angle."""
    bisector = unit(b - a) + unit(c - a)
    return bisector * mpmath.conj(((b + c) / 2 - a) / bisector)


def accepts(instance: dict[str, Any], text: str) -> bool:
    given = Fraction(text)
    with mpmath.workdps(DIGITS):
        bc, ca, ab = map(mpf, instance["sides"])
        x = (ab**2 + ca**2 - bc**2) / (2 * ab)
        a, b, c = mpc(0), mpc(ab), mpc(x, mpmath.sqrt(ca**2 - x**2))
        p, q = (center(name, a, b, c) for name in instance["centers"])
        return bool(abs(abs(p - q) ** 2 - mpf(given.numerator) / given.denominator) < mpf(10) ** -70)
