"""Colour random paths to the root: the expected number of steps."""

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

PRIME = 10**9 + 7


class TreeEliminationExpectation(Task):
    ladder = Ladder(n=step(3, 1), top=100)
    answer = integer("the expected number of steps as a residue", below=PRIME)
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "edges": tree(rng, n)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"A tree with the vertices 0 to {n - 1} has its root at 0; all vertices are white. In each step, "
            "one of the white vertices is drawn, all equally likely, and every vertex on the path from it "
            "to the root, both ends included, becomes black (those that are black stay so). The process "
            f"ends when no vertex is white. Find the expected number of steps. {asked(PRIME)}\n"
            f"edges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        # A vertex is drawn exactly where it comes first in its own subtree.
        sizes = subtree_sizes(n, edges)
        return residue(sum((Fraction(1, size) for size in sizes), Fraction(0)), PRIME)
