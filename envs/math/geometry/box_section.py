"""The squared area in which a plane cuts a rectangular box."""

from fractions import Fraction
from itertools import product

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

Point = list[int]
WORDINGS = (
    "A rectangular box consists of all points (x, y, z) with 0 <= x <= {a}, 0 <= y <= {b} and 0 <= z <= {c}. "
    "The plane through the points {p}, {q} and {r} cuts the box in a polygon. Find the square of the area of "
    "this polygon.",
    "One corner of a rectangular block is the origin, the opposite corner is ({a}, {b}, {c}), and its edges "
    "are parallel to the axes. The block is sawn through along the plane that contains {p}, {q} and {r}. "
    "Let S be the area of the cut. Find S^2.",
)


class BoxSection(Task):
    """The points where the plane meets the edges, seen along one axis."""

    ladder = Ladder(size=step(4, 2), top=24)
    answer = rational("the squared area")
    reward = exact()

    def generate(self, rng: Rng, size: int) -> Instance:
        box = [rng.randint(2, size) for _ in range(3)]
        while True:
            # Points on three edges that are no two in the same direction.
            points = []
            for axis in rng.permutation(3):
                point = [rng.choice((0, side)) for side in box]
                point[axis] = rng.randint(1, box[axis] - 1)
                points.append(point)
            if all(_normal(points)):
                return {"box": box, "points": points, "wording": rng.below(len(WORDINGS))}

    def prompt(self, box: list[int], points: list[Point], wording: int) -> str:
        a, b, c = box
        p, q, r = (f"({x}, {y}, {z})" for x, y, z in points)
        return WORDINGS[wording].format(a=a, b=b, c=c, p=p, q=q, r=r)

    def solve(self, box: list[int], points: list[Point]) -> Fraction:
        normal = _normal(points)
        level = sum(n * x for n, x in zip(normal, points[0], strict=True))
        corners = set()
        for axis in range(3):
            i, j = (axis + 1) % 3, (axis + 2) % 3
            for u, v in product((0, box[i]), (0, box[j])):
                at = Fraction(level - normal[i] * u - normal[j] * v, normal[axis])
                if 0 <= at <= box[axis]:
                    place = {axis: at, i: Fraction(u), j: Fraction(v)}
                    corners.add((place[0], place[1]))
        seen = _area(sorted(corners))
        return seen**2 * sum(n * n for n in normal) / normal[2] ** 2


def _normal(points: list[Point]) -> list[int]:
    """The cross product of two sides of the triangle."""
    (u1, u2, u3), (v1, v2, v3) = ([x - y for x, y in zip(p, points[0], strict=True)] for p in points[1:])
    return [u2 * v3 - u3 * v2, u3 * v1 - u1 * v3, u1 * v2 - u2 * v1]


def _area(corners: list[tuple[Fraction, Fraction]]) -> Fraction:
    """The area of the convex polygon with these corners, which are sorted by x and then by y."""
    (x0, y0), (x1, y1) = corners[0], corners[-1]
    rise = (y1 - y0) / (x1 - x0)
    above = [(x, y) for x, y in corners if y > y0 + rise * (x - x0)]
    below = [corner for corner in corners if corner not in above]
    tour = [*below, *above[::-1]]
    turns = zip(tour, [*tour[1:], tour[0]], strict=True)
    return sum((x * v - u * y for (x, y), (u, v) in turns), Fraction(0)) / 2
