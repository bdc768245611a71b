"""Twice the area of the convex hull of points in the plane."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import closeness
from envs.rlve.geometry._points import scattered
from envs.rng import Rng
from envs.task import Instance, Task


class ConvexHull(Task):
    """N points with coordinates from 0 to N, no three on a line."""

    ladder = Ladder(n=grow(5, "1.1", 1), top=30)
    answer = natural("twice the area")
    reward = closeness(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"points": scattered(rng, n, n)}

    def prompt(self, points: list[list[int]]) -> str:
        return (
            f"Below are {len(points)} different points in the plane, one a line, as x y; no three are on one "
            "line. Compute the area of their convex hull, the smallest convex polygon that contains them "
            f"all. Answer with twice this area, which is an integer.\n{table(points)}"
        )

    def solve(self, points: list[list[int]]) -> int:
        ordered = sorted(points)
        hull = _chain(ordered) + _chain(ordered[::-1])
        return sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(hull, [*hull[1:], hull[0]], strict=True))


def _chain(points: list[list[int]]) -> list[list[int]]:
    """The hull below points that are sorted (above, where backwards), its last point left out."""
    chain: list[list[int]] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) < 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(a: list[int], b: list[int], c: list[int]) -> int:
    """Positive where the way from a over b to c turns left, negative where it turns right."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
