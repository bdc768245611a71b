"""As many points as possible that are the corners of a convex polygon."""

from fractions import Fraction
from itertools import permutations

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, maximise, missed
from envs.rlve.geometry._points import scattered
from envs.rng import Rng
from envs.task import Instance, Task

Point = list[int]


class LargestConvexPolygon(Task):
    """N points with coordinates from 0 to 2N, no three on a line."""

    ladder = Ladder(n=step(5, 1), top=30)
    answer = integers("the numbers of the chosen points, in any order")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"points": scattered(rng, n, 2 * n)}

    def prompt(self, points: list[Point]) -> str:
        return (
            f"Below are {len(points)} different points in the plane, numbered from 1 in this order, one a "
            "line, as x y; no three are on one line. Choose as many of them as possible, and at least 3, so "
            "that all chosen points are corners of the smallest convex polygon that contains the chosen "
            f"points. Points that are not chosen may lie anywhere.\n{table(points)}"
        )

    def solve(self, points: list[Point]) -> list[int]:
        # Walked counterclockwise, the sides of a convex polygon turn once through all directions.
        sides = sorted(
            permutations(range(len(points)), 2), key=lambda side: _angle(*(points[i] for i in side))
        )
        best: list[int] = []
        for start in range(len(points)):
            walks: dict[int, list[int]] = {start: []}
            for a, b in sides:
                if a in walks and len(walks[a]) >= len(walks.get(b, ())):
                    walks[b] = [*walks[a], b + 1]
            best = max(best, walks[start], key=len)
        return sorted(best)

    def value(self, answer: list[int], points: list[Point]) -> int | Invalid:
        if len(set(answer)) < len(answer) or not set(answer) <= set(range(1, len(points) + 1)):
            return Invalid("a point is chosen twice, or does not exist")
        if len(answer) < 3:
            return Invalid("fewer than 3 points are chosen")
        chosen = [points[i - 1] for i in answer]
        sides = sum(
            all(_turn(a, b, c) > 0 for c in chosen if c not in (a, b)) for a, b in permutations(chosen, 2)
        )
        return len(chosen) if sides == len(chosen) else missed("a chosen point is not a corner", rlve=-0.2)


def _angle(a: Point, b: Point) -> tuple[int, int, Fraction]:
    """Grows with the angle of the direction from a to b, from 0 to a full turn."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    return int((dy, dx) < (0, 0)), abs(dy) > 0, Fraction(-dx, dy) if dy else Fraction(0)


def _turn(a: Point, b: Point, c: Point) -> int:
    """Positive where the way from a over b to c turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
