"""Average hitting time of a random walk on a tree."""

from fractions import Fraction

from envs.formats import integer
from envs.graphs import tree
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rlve.probability._residue import asked, residue
from envs.rlve.probability._subtrees import subtree_sizes
from envs.rng import Rng
from envs.task import Instance, Task

PRIME = 998244353


class TreeRandomWalkExpectation(Task):
    version = 2
    draws = 24
    ladder = Ladder(n=step(3, 1), top=100)
    answer = integer("the expected number of steps as a residue", below=PRIME)
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "edges": tree(rng, n)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {n - 1}. A start S and a goal T are drawn, each uniformly and "
            "independently from all vertices (they may be equal). A walker begins at S and in each step "
            "goes to a neighbour, all neighbours of the current vertex being equally likely, until he first "
            "stands on T; where S = T, this takes 0 steps. Find the expected number of steps, over the draw "
            f"of S and T and over the walk. {asked(PRIME)}\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        # To cross an edge from a side with s vertices takes 2s - 1 steps on average, 2n - 2 there and back.
        total = sum(size * (n - size) * (2 * n - 2) for size in subtree_sizes(n, edges))
        return residue(Fraction(total, n * n), PRIME)
