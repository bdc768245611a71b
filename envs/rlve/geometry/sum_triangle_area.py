"""Twice the sum of the areas of all triangles on points in the plane."""

from itertools import combinations

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class SumTriangleArea(Task):
    """N different points with coordinates from 0 to N."""

    ladder = Ladder(n=step(4, 1), top=40)
    answer = natural("twice the sum of the areas")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"points": [list(divmod(k, n + 1)) for k in rng.sample(range((n + 1) ** 2), n)]}

    def prompt(self, points: list[list[int]]) -> str:
        return (
            f"Below are {len(points)} different points in the plane, one a line, as x y. Each three of them "
            "are the corners of a triangle, of area 0 where they are on one line. Add up the areas of all "
            f"these triangles. Answer with twice this sum, which is an integer.\n{table(points)}"
        )

    def solve(self, points: list[list[int]]) -> int:
        return sum(
            abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
            for (ax, ay), (bx, by), (cx, cy) in combinations(points, 3)
        )
