"""A length, an area or an angle of a quadrilateral that is inscribed in a circle."""

from collections.abc import Callable
from fractions import Fraction

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "A convex quadrilateral ABCD is inscribed in a circle and has side lengths AB = {a}, BC = {b}, CD = {c} "
    "and DA = {d}. Find {what}.",
    "The points A, B, C and D lie on a circle in this order. The chords AB, BC, CD and DA have the lengths "
    "{a}, {b}, {c} and {d}. Determine {what}.",
)


def _diagonal(a: int, b: int, c: int, d: int) -> Fraction:
    return Fraction((a * c + b * d) * (a * d + b * c), a * b + c * d)


def _area(a: int, b: int, c: int, d: int) -> Fraction:
    return Fraction((b + c + d - a) * (a + c + d - b) * (a + b + d - c) * (a + b + c - d), 16)


def _radius(a: int, b: int, c: int, d: int) -> Fraction:
    return (a * b + c * d) * (a * c + b * d) * (a * d + b * c) / (16 * _area(a, b, c, d))


def _midpoints(a: int, b: int, c: int, d: int) -> Fraction:
    return (a * a + b * b + c * c + d * d - _diagonal(a, b, c, d) - _diagonal(b, c, d, a)) / 4


def _extension(a: int, b: int, c: int, d: int) -> Fraction:
    return Fraction(b * (a * b + c * d), abs(d * d - b * b))


MEASURES: dict[str, tuple[str, Callable[[int, int, int, int], Fraction]]] = {
    "cosine": (
        "the cosine of angle ABC",
        lambda a, b, c, d: Fraction(a * a + b * b - c * c - d * d, 2 * (a * b + c * d)),
    ),
    "diagonal": ("AC^2", _diagonal),
    "area": ("the square of the area of ABCD", _area),
    "radius": ("the square of the radius of the circle", _radius),
    "part": (
        "AP^2, where P is the point at which the diagonals AC and BD meet",
        lambda a, b, c, d: _diagonal(a, b, c, d) * Fraction(a * d, a * d + b * c) ** 2,
    ),
    "midpoints": ("MN^2, where M and N are the midpoints of the diagonals AC and BD", _midpoints),
    "extension": ("the length EB, where E is the point at which the lines AB and CD meet", _extension),
}
"""Measure -> what is asked for, and the formula in the sides a, b, c, d."""


class CyclicQuadrilateral(Task):
    """Four different sides, so that no two of them are parallel."""

    ladder = Ladder(side=step(9, 6), top=24)
    answer = rational("the value")
    reward = exact()

    def generate(self, rng: Rng, side: int) -> Instance:
        while True:
            sides = rng.sample(range(max(2, side // 5), side + 1), 4)
            if 2 * max(sides) < sum(sides):
                break
        return {"sides": sides, "measure": rng.choice(list(MEASURES)), "wording": rng.below(len(WORDINGS))}

    def prompt(self, sides: list[int], measure: str, wording: int) -> str:
        a, b, c, d = sides
        return WORDINGS[wording].format(a=a, b=b, c=c, d=d, what=MEASURES[measure][0])

    def solve(self, sides: list[int], measure: str) -> Fraction:
        return MEASURES[measure][1](*sides)
