"""The squared distance between two centres of a triangle with integer sides."""

from collections.abc import Callable
from fractions import Fraction

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Triangle ABC has side lengths AB = {c}, BC = {a} and CA = {b}. Let P be its {first} and let Q be its "
    "{second}. Find PQ^2.",
    "In a triangle ABC with BC = {a}, CA = {b} and AB = {c}, let P denote the {first} and Q the {second}. "
    "What is the square of the distance between P and Q?",
)
CENTERS: dict[str, tuple[str, Callable[[int, int, int], int]]] = {
    "incentre": ("incentre", lambda a, b, c: a),
    "centroid": ("centroid", lambda a, b, c: 1),
    "circumcentre": ("circumcentre", lambda a, b, c: a * a * (b * b + c * c - a * a)),
    "orthocentre": ("orthocentre", lambda a, b, c: (a * a + b * b - c * c) * (a * a + c * c - b * b)),
    "nine-point": (
        "nine-point centre (the centre of the circle through the midpoints of the sides)",
        lambda a, b, c: a * a * (b * b + c * c) - (b * b - c * c) ** 2,
    ),
    "Nagel": (
        "Nagel point (where the lines meet that join each vertex to the point at which the opposite "
        "excircle touches the opposite side)",
        lambda a, b, c: b + c - a,
    ),
    "Gergonne": (
        "Gergonne point (where the lines meet that join each vertex to the point at which the incircle "
        "touches the opposite side)",
        lambda a, b, c: (a + b - c) * (a + c - b),
    ),
    "symmedian": (
        "symmedian point (where the reflections of the medians in the angle bisectors at their vertices "
        "meet)",
        lambda a, b, c: a * a,
    ),
}
"""Centre -> what it is called, and its barycentric weight at the vertex opposite to the side a."""


def centers(level: int) -> int:
    """The first three, and one more at each level, up to all."""
    return min(3 + level, len(CENTERS))


class TriangleCenters(Task):
    """Barycentric coordinates, scaled to sum 1; a displacement (u, v, w) has the square -a^2 v w - ..."""

    ladder = Ladder(centers=centers, side=step(12, 6), top=24)
    answer = rational("the squared distance")
    reward = exact()

    def generate(self, rng: Rng, centers: int, side: int) -> Instance:
        while True:
            a, b, c = rng.sample(range(side // 4, side + 1), 3)
            if 2 * max(a, b, c) < a + b + c:
                break
        pair = rng.sample(list(CENTERS)[max(0, centers - 5) : centers], 2)
        return {"sides": [a, b, c], "centers": pair, "wording": rng.below(len(WORDINGS))}

    def prompt(self, sides: list[int], centers: list[str], wording: int) -> str:
        a, b, c = sides
        first, second = (CENTERS[name][0] for name in centers)
        return WORDINGS[wording].format(a=a, b=b, c=c, first=first, second=second)

    def solve(self, sides: list[int], centers: list[str]) -> Fraction:
        a, b, c = sides
        first, second = (_coordinates(name, a, b, c) for name in centers)
        u, v, w = (x - y for x, y in zip(first, second, strict=True))
        return -(a * a * v * w + b * b * w * u + c * c * u * v)


def _coordinates(name: str, a: int, b: int, c: int) -> list[Fraction]:
    weight = CENTERS[name][1]
    weights = [weight(a, b, c), weight(b, c, a), weight(c, a, b)]
    return [Fraction(x, sum(weights)) for x in weights]
