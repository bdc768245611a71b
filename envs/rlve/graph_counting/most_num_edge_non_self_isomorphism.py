"""Find the largest number of edges of a graph on N vertices that has no symmetry."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

ASYMMETRIC_TREES = {1: 1, 7: 1, 8: 1, 9: 3, 10: 6, 11: 15, 12: 29, 13: 67}
"""How many trees without symmetry have so many vertices (OEIS A000220)."""


class MostNumEdgeNonSelfIsomorphism(Task):
    """N from 6 to the maximum."""

    ladder = Ladder(most=grow(10, "1.1", 1), top=25)
    answer = natural("the largest number of edges")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(6, most)}

    def prompt(self, n: int) -> str:
        return (
            f"A simple undirected graph has {n} vertices, at most one edge between two vertices, and no edge "
            "from a vertex to itself. It has no symmetry: the only permutation of its vertices that maps "
            "edges to edges and other pairs to other pairs is the one that moves nothing. What is the "
            "largest number of edges that such a graph can have?"
        )

    def solve(self, n: int) -> int:
        # The pairs that are no edges form such a graph as well, with as few edges as possible: from seven
        # vertices on a forest of as many different trees without symmetry as fit (one grows to fill up).
        if n == 6:
            return 9
        left, trees = n, 0
        for size, kinds in ASYMMETRIC_TREES.items():
            fitting = min(kinds, left // size)
            left -= fitting * size
            trees += fitting
        return n * (n - 1) // 2 - (n - trees)
