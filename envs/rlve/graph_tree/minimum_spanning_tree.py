"""Find a spanning tree of the smallest total weight."""

from envs.formats import lines
from envs.graphs import connected, share, weighted
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_tree._spanning import spanning
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 20, 30, 40, 50, 70, 90)


class MinimumSpanningTree(Task):
    """Connected, with at least N edges; weights from 1 to N."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=21)
    answer = lines("the edges of the tree, in any order", width=2)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = share(rng, n * (n - 1) // 2, DENSITIES, least=n)
        return {"n": n, "edges": weighted(rng, connected(rng, n, m), most=n)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1}. Each line below is an edge, `u v w`: it "
            f"joins u and v and has the weight w. Choose {n - 1} edges that form a spanning tree, which "
            "means that they connect all vertices, with the smallest possible sum of weights. Write each "
            "chosen edge on a line of its own: its two ends, in any order, without the weight.\nedges:\n"
            f"{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[list[int]]:
        group = list(range(n))
        chosen = []
        for u, v, _ in sorted(edges, key=lambda edge: edge[2]):
            old, new = group[u], group[v]
            if old != new:
                group = [new if mark == old else mark for mark in group]
                chosen.append([u, v])
        return chosen

    def value(self, answer: list[list[int]], n: int, edges: list[list[int]]) -> int | Invalid:
        if broken := spanning(answer, n, edges):
            return broken
        weight = {frozenset((u, v)): w for u, v, w in edges}
        return sum(weight[frozenset(edge)] for edge in answer)
