"""Oracle of math/tangent_circles: places the circles in the plane and inverts them in each other.

The circle other than X that is tangent to A, B and C is the image of X under the inversion that leaves A, B
and C alone: the one in the circle through the points where they touch.
"""

from fractions import Fraction
from typing import Any

import mpmath
from mpmath import mpc, mpf

LEVELS = (0, 2, 5)
Circle = tuple[mpc, mpf]
"""Centre and radius; a negative radius has its inside outside."""


def tangency(p: Circle, q: Circle) -> mpc:
    """Where two circles touch: the radii, with sign, weigh the centres."""
    return (p[0] * q[1] + q[0] * p[1]) / (p[1] + q[1])


def image(circle: Circle, a: mpc, b: mpc, c: mpc) -> Circle:
    """The image under the inversion in the circle through three points, or the reflection in their line."""
    u, v = b - a, c - a
    turn = mpmath.conj(u) * v - u * mpmath.conj(v)
    if abs(turn) < mpf(10) ** -60:
        return a + u * mpmath.conj((circle[0] - a) / u), circle[1]
    center = a + (abs(u) ** 2 * v - abs(v) ** 2 * u) / turn
    factor = abs(center - a) ** 2 / (abs(circle[0] - center) ** 2 - circle[1] ** 2)
    return center + factor * (circle[0] - center), factor * circle[1]


def third(p: Circle, q: Circle, r: mpf) -> list[Circle]:
    """The two circles of radius r that touch both."""
    d, e, f = abs(q[0] - p[0]), abs(p[1] + r), abs(q[1] + r)
    x = (d * d + e * e - f * f) / (2 * d)
    y = mpmath.sqrt(abs(e * e - x * x))
    along = (q[0] - p[0]) / d
    return [(p[0] + along * mpc(x, s * y), r) for s in (1, -1)]


def accepts(instance: dict[str, Any], text: str) -> bool:
    given = Fraction(text)
    with mpmath.workdps(120):
        outer, r1, r2, r3 = (mpf(p) / q for p, q in instance["radii"])
        w: Circle = (mpc(0), -outer)
        c1: Circle = (mpc(outer - r1, 0), r1)
        c2 = third(w, c1, r2)[0]
        c3 = min(third(w, c1, r3), key=lambda c: abs(abs(c[0] - c2[0]) - r2 - r3))
        assert abs(abs(c3[0] - c2[0]) - r2 - r3) < mpf(10) ** -50
        circles: dict[int, Circle] = {0: w, 1: c1, 2: c2, 3: c3}
        for new, out in enumerate(instance["outs"], 4):
            gone = circles.pop(out)
            a, b, c = circles.values()
            circles[new] = image(gone, tangency(a, b), tangency(b, c), tangency(c, a))
        radius = abs(circles[max(circles)][1])
        return bool(abs(radius - mpf(given.numerator) / given.denominator) < mpf(10) ** -50)
