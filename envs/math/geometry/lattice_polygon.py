"""Count the integer points inside a polygon."""

from itertools import pairwise
from math import gcd

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "The vertices of a polygon are, in order, {vertices}. How many points with integer coordinates lie "
    "{where}?",
    "A lattice point is a point of the plane both of whose coordinates are integers. Find the number of "
    "lattice points {where} whose consecutive vertices are {vertices}.",
)
WHERE = {
    True: ("inside the polygon or on its boundary", "inside or on the boundary of the polygon"),
    False: ("strictly inside the polygon", "in the interior of the polygon (not on its boundary)"),
}


class LatticePolygon(Task):
    """Pick's theorem. A chain of vertices above a line and one below it make a polygon without crossings."""

    ladder = Ladder(corners=step(4, 1), size=step(8, 4), top=24)
    answer = natural("the number of points")
    reward = exact()

    def generate(self, rng: Rng, corners: int, size: int) -> Instance:
        left, *middle, right = sorted(rng.sample(range(corners + size), corners))
        upper, lower = [(left, 0)], [(left, 0)]
        for x in middle:
            chain, sign = (upper, 1) if rng.chance(1, 2) else (lower, -1)
            chain.append((x, sign * rng.randint(1, size)))
        tour = [*upper, (right, rng.randint(0, 1)), *lower[:0:-1]]
        dx, dy = rng.randint(-size, size), rng.randint(-size, size)
        vertices = [[x + dx, y + dy] for x, y in tour]
        return {"vertices": vertices, "boundary": rng.chance(1, 2), "wording": rng.below(len(WORDINGS))}

    def prompt(self, vertices: list[list[int]], boundary: bool, wording: int) -> str:
        listed = ", ".join(f"({x}, {y})" for x, y in vertices)
        return WORDINGS[wording].format(vertices=listed, where=WHERE[boundary][wording])

    def solve(self, vertices: list[list[int]], boundary: bool) -> int:
        sides = list(pairwise([*vertices, vertices[0]]))
        twice_area = abs(sum(x * v - u * y for (x, y), (u, v) in sides))
        on_boundary = sum(gcd(u - x, v - y) for (x, y), (u, v) in sides)
        inside = (twice_area - on_boundary + 2) // 2
        return inside + on_boundary if boundary else inside
