"""Add one or two roads to a tree, so that a patrol along all roads is as short as possible."""

from itertools import pairwise

from envs.formats import natural
from envs.graphs import neighbours
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rlve.graph_tree._rooted import hung, longest, nearest, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class Patrol(Task):
    """A new road that closes a path of d roads saves d - 1 uses. Answers are spread over N, ..., 2N - 3."""

    version = 2
    draws = 24
    ladder = Ladder(n=grow(4, "1.1", 1), top=30)
    answer = natural("the smallest number of road uses")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        def draw() -> Instance:
            return {"n": n, "k": rng.randint(1, 2), "edges": shaped(rng, n, start=1)}

        return nearest(rng.randint(n, 2 * n - 3), draw, self.solve)

    def prompt(self, n: int, k: int, edges: list[list[int]]) -> str:
        return (
            f"The roads below join the villages 1 to {n} as a tree. Exactly K new roads will be built. Each "
            "joins any two villages, which may have a road between them already, or a village with itself. "
            "Then a patrol starts in village 1, goes along roads and returns to village 1. It must use each "
            "old road at least once and each new road exactly once. Choose the new roads and the tour such "
            "that the number of road uses is as small as possible (a road used twice counts twice). What is "
            f"that number?\nK: {k}\nroads, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, k: int, edges: list[list[int]]) -> int:
        near = neighbours(n, edges, start=1)
        path = longest(near)
        uses = 2 * (n - 1) - (len(path) - 1) + 1
        if k == 1:
            return uses
        # On the first path a second one makes two uses of one again.
        closed = {frozenset(pair) for pair in pairwise(path)}
        order, parent = hung(near)
        arm, gain = [0] * n, 0
        for v in reversed(order[1:]):
            u = parent[v]
            longer = arm[v] + (-1 if frozenset((u, v)) in closed else 1)
            gain = max(gain, arm[u] + longer)
            arm[u] = max(arm[u], longer)
        return uses - gain + 1
