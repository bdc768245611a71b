"""The smallest circle that encloses points in the plane, to three decimals."""

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from envs.formats import Format, decimal
from envs.formats import Instance as Shown
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, Unparsable, minimise, missed
from envs.rlve.geometry._points import scattered
from envs.rng import Rng
from envs.task import Instance, Task

TOLERANCE = Fraction(1, 1000)
PRECISION = 10**9
NUMBER = decimal("a number")

Point = list[int]
Circle = tuple[int, int, int, int]
"""Integers (x, y, d, s): centre (x / d, y / d), squared radius s / d**2."""


@dataclass(frozen=True)
class CircleFormat(Format):
    """Centre and radius in decimal notation, read exactly."""

    def describe(self, instance: Shown) -> str:
        return f"{self.what}, three numbers in decimal notation separated by spaces"

    def parse(self, text: str, instance: Shown) -> list[Fraction]:
        numbers = text.split()
        if len(numbers) != 3:
            raise Unparsable(f"{len(numbers)} numbers where 3 are expected")
        return [NUMBER.parse(number, instance) for number in numbers]

    def render(self, answer: list[Fraction]) -> str:
        return " ".join(map(NUMBER.render, answer))


class SmallestCircle(Task):
    """N points with coordinates from 0 to 2N, no three on a line."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=30)
    answer = CircleFormat("x, y and r, the centre and the radius of the circle")
    reward = minimise(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"points": scattered(rng, n, 2 * n)}

    def prompt(self, points: list[Point]) -> str:
        return (
            f"Below are {len(points)} different points in the plane, one a line, as x y; no three are on one "
            "line. Find the circle with the smallest radius that has every point inside it or on it. An "
            "answer is right if every point is at most r + 0.001 away from your centre and your r is at "
            f"most 0.001 above the smallest possible radius.\n{table(points)}"
        )

    def solve(self, points: list[Point]) -> list[Fraction]:
        circle = _smallest(points)
        x, y, d, _ = circle
        return [Fraction(x, d), Fraction(y, d), _radius(circle)]

    def value(self, answer: list[Fraction], points: list[Point]) -> Fraction | Invalid:
        x, y, r = answer
        if r <= 0:
            return Invalid("the radius is not positive", rlve=-1.0)
        if any((x - px) ** 2 + (y - py) ** 2 > (r + TOLERANCE) ** 2 for px, py in points):
            return missed("a point lies outside the circle")
        least = _radius(_smallest(points))
        return r if r > least + TOLERANCE else least


def _smallest(points: list[Point]) -> Circle:
    """A point outside the circle so far lies on the next one; linear as the points are in random order."""
    circle = (0, 0, 1, -1)
    for i, a in enumerate(points):
        if _outside(a, circle):
            circle = (a[0], a[1], 1, 0)
            for j, b in enumerate(points[:i]):
                if _outside(b, circle):
                    circle = _on_diameter(a, b)
                    for c in points[:j]:
                        if _outside(c, circle):
                            circle = _through(a, b, c)
    return circle


def _outside(point: Point, circle: Circle) -> bool:
    x, y, d, s = circle
    return (point[0] * d - x) ** 2 + (point[1] * d - y) ** 2 > s


def _on_diameter(a: Point, b: Point) -> Circle:
    return a[0] + b[0], a[1] + b[1], 2, (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _through(a: Point, b: Point, c: Point) -> Circle:
    """The circle through three points that are not on one line."""
    bx, by, cx, cy = b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]
    b_square, c_square = bx * bx + by * by, cx * cx + cy * cy
    d = 2 * (bx * cy - by * cx)
    x, y = cy * b_square - by * c_square, bx * c_square - cx * b_square
    return a[0] * d + x, a[1] * d + y, d, x * x + y * y


def _radius(circle: Circle) -> Fraction:
    """The radius rounded down to nine decimals."""
    _, _, d, s = circle
    return Fraction(isqrt(s * PRECISION**2 // d**2), PRECISION)
