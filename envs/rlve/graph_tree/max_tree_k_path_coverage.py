"""Choose K paths in a tree that together cover as many vertices as possible."""

from envs.formats import natural
from envs.graphs import neighbours
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rlve.graph_tree._rooted import nearest, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class MaxTreeKPathCoverage(Task):
    """2K is below the number of leaves where that is three or more; answers are spread over 3, ..., N."""

    version = 2
    draws = 24
    ladder = Ladder(n=grow(4, "1.1", 1), top=30)
    answer = natural("the largest number of vertices covered")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return nearest(rng.randint(3, n), lambda: _draw(rng, n), self.solve)

    def prompt(self, n: int, k: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {n - 1}. Choose K pairs of vertices; each pair stands for the "
            "path between its two vertices, both included. Pairs may share vertices, their paths may "
            "overlap, and the two vertices of a pair may be the same. What is the largest possible number of "
            f"different vertices that lie on at least one of the K paths?\nK: {k}\nedges, one a line:\n"
            f"{table(edges)}"
        )

    def solve(self, n: int, k: int, edges: list[list[int]]) -> int:
        # Peel off all leaves, again and again: each end of a path covers at most one vertex of a layer.
        near = [set(row) for row in neighbours(n, edges)]
        left, covered = set(range(n)), 0
        while left:
            leaves = [v for v in left if len(near[v]) < 2]
            covered += min(len(leaves), 2 * k)
            left.difference_update(leaves)
            for v in leaves:
                for u in near[v]:
                    near[u].discard(v)
        return covered


def _draw(rng: Rng, n: int) -> Instance:
    edges = shaped(rng, n)
    leaves = sum(len(near) == 1 for near in neighbours(n, edges))
    return {"n": n, "k": rng.randint(1, max(1, (leaves - 1) // 2)), "edges": edges}
