"""Fewest vertices to paint each turn so that a walker never meets an unpainted one."""

from envs.formats import natural
from envs.graphs import Edges, mixed, neighbours
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class TriumphalArch(Task):
    """Vertices hang on one of the first few, whose number is drawn: from stars to random trees."""

    version = 2
    draws = 24
    ladder = Ladder(n=step(3, 1), top=100)
    answer = natural("the smallest K")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        inner = rng.randint(1, max(2, n - 2))
        labels = [0, *rng.permutation(n - 1, 1)]
        edges = [[labels[i], labels[rng.below(min(i, inner))]] for i in range(1, n)]
        return {"n": n, "edges": mixed(rng, edges)}

    def prompt(self, n: int, edges: Edges) -> str:
        return (
            f"Alice and Bob play on a tree with the vertices 0 to {n - 1}. Bob stands on vertex 0, which is "
            "painted; all other vertices are unpainted. In each turn, first Alice paints up to K vertices of "
            "her choice, anywhere in the tree, then Bob walks along one edge of his choice. Bob wins as soon "
            "as he stands on an unpainted vertex; Alice wins when all vertices are painted. Both see "
            "everything and play perfectly. Find the smallest integer K >= 1 with which Alice wins.\n"
            f"edges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: Edges) -> int:
        near = neighbours(n, edges)
        return next(k for k in range(1, n) if not _needed(near, k, 0, -1))


def _needed(near: list[list[int]], k: int, vertex: int, above: int) -> int:
    """Vertices below `vertex` to be painted before Bob comes to it, where Alice paints k each turn."""
    below = [child for child in near[vertex] if child != above]
    return max(0, sum(1 + _needed(near, k, child, vertex) for child in below) - k)
