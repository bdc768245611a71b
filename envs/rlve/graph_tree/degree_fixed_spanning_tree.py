"""Find a spanning tree of a graph in which every vertex has a prescribed degree."""

from envs.formats import lines
from envs.graphs import graph, share, tree
from envs.ladder import Ladder, step
from envs.render import row, table
from envs.rewards import Invalid, fraction
from envs.rlve.graph_tree._spanning import spanning
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 30, 50, 70, 90)


class DegreeFixedSpanningTree(Task):
    """A planted tree, and other edges up to a drawn percentage of all pairs: N/2 or more where there are."""

    ladder = Ladder(n=step(4, 1), top=40)
    answer = lines("the edges of the tree, in any order", width=2)
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = tree(rng, n)
        every = n * (n - 1) // 2
        m = min(every, share(rng, every, DENSITIES, least=n - 1 + n // 2))
        degrees = [sum(v in edge for edge in planted) for v in range(n)]
        return {"degrees": degrees, "edges": graph(rng, n, m, known=planted), "planted": planted}

    def prompt(self, degrees: list[int], edges: list[list[int]]) -> str:
        n = len(degrees)
        return (
            f"An undirected graph has the vertices 0 to {n - 1} and the edges below. Choose {n - 1} of its "
            "edges that form a spanning tree: they connect all vertices. Moreover the number of chosen "
            "edges at each vertex must be the degree prescribed for it; there is such a tree. Write each "
            "chosen edge on a line of its own, its two ends in any order.\nprescribed degrees, in the order "
            f"of the labels: {row(degrees)}\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, planted: list[list[int]]) -> list[list[int]]:
        return planted

    def value(
        self, answer: list[list[int]], degrees: list[int], edges: list[list[int]]
    ) -> tuple[int, int] | Invalid:
        if broken := spanning(answer, len(degrees), edges):
            return broken
        found = [sum(v in edge for edge in answer) for v in range(len(degrees))]
        return sum(a == b for a, b in zip(found, degrees, strict=True)), len(degrees)
