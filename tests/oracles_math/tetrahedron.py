"""Oracle of math/tetrahedron: coordinates of the corners, to a hundred digits."""

from fractions import Fraction
from typing import Any

import mpmath
from mpmath import matrix, mpf


def corners(ab: mpf, ac: mpf, ad: mpf, bc: mpf, bd: mpf, cd: mpf) -> list[matrix]:
    cx = (ab**2 + ac**2 - bc**2) / (2 * ab)
    cy = mpmath.sqrt(ac**2 - cx**2)
    dx = (ab**2 + ad**2 - bd**2) / (2 * ab)
    dy = (cx**2 + cy**2 + ad**2 - cd**2 - 2 * cx * dx) / (2 * cy)
    dz = mpmath.sqrt(ad**2 - dx**2 - dy**2)
    return [matrix(p) for p in ([0, 0, 0], [ab, 0, 0], [cx, cy, 0], [dx, dy, dz])]


def squared(p: matrix) -> mpf:
    return sum(x * x for x in p)


def measured(measure: str, a: matrix, b: matrix, c: matrix, d: matrix) -> mpf:
    if measure == "volume":
        return (b[0] * c[1] * d[2] / 6) ** 2
    if measure == "height":
        return d[2] ** 2
    # |P - B|^2 = |P|^2 and so on: three planes.
    planes = mpmath.matrix([[2 * x for x in p] for p in (b, c, d)])
    center = mpmath.lu_solve(planes, matrix([squared(p) for p in (b, c, d)]))
    return squared(center) if measure == "radius" else squared(center - (a + b + c + d) / 4)


def accepts(instance: dict[str, Any], text: str) -> bool:
    given = Fraction(text)
    with mpmath.workdps(100):
        value = measured(instance["measure"], *corners(*map(mpf, instance["edges"])))
        return bool(abs(value - mpf(given.numerator) / given.denominator) < mpf(10) ** -60)
