"""The place on a line with the smallest sum of squared distances to the nearest of each group."""

from itertools import pairwise

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinSumDistanceSquare(Task):
    """M points from 0 to 5M in N groups, N from 2 to M; each group has at least one."""

    ladder = Ladder(m=grow(2, "1.1", 1), top=30)
    answer = integer("N * X")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, m: int) -> Instance:
        n = rng.randint(2, m)
        groups = [[rng.randint(0, 5 * m)] for _ in range(n)]
        for _ in range(m - n):
            rng.choice(groups).append(rng.randint(0, 5 * m))
        return {"groups": groups}

    def prompt(self, groups: list[list[int]]) -> str:
        n = len(groups)
        return (
            f"There are N = {n} groups of points on a number line; each line below gives the points of one "
            "group. For a real number X, let the cost be the sum, over all groups, of the squared distance "
            "from X to the point of the group that is nearest to X. Find an X with the smallest cost. Answer "
            "with N * X, which is an integer for every such X; where several are best, any of them is "
            f"right.\n{table(groups)}"
        )

    def solve(self, groups: list[list[int]]) -> int:
        # From left to right the nearest point of a group changes halfway between neighbours. While none
        # changes, the cost is smallest where N * X is the sum of the nearest points.
        ordered = [sorted(group) for group in groups]
        changes = sorted((a + b, b - a) for group in ordered for a, b in pairwise(group))
        sums = [sum(group[0] for group in ordered)]
        for _, change in changes:
            sums.append(sums[-1] + change)
        return min(sums, key=lambda total: self.value(total, groups))

    def value(self, answer: int, groups: list[list[int]]) -> int:
        """N**2 times the cost."""
        n = len(groups)
        return sum(min((n * point - answer) ** 2 for point in group) for group in groups)
