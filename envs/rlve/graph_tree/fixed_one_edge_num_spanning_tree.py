"""Find a spanning tree of a graph with edge weights 0 and 1 that has exactly K edges of weight 1."""

from envs.formats import lines
from envs.graphs import graph, tree
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, feasible, missed
from envs.rlve.graph_tree._spanning import spanning
from envs.rng import Rng
from envs.task import Instance, Task


class FixedOneEdgeNumSpanningTree(Task):
    """A planted tree among N to 3N edges; the weights of the tree and of the others lean their own ways."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = lines("the edges of the tree, in any order", width=2)
    reward = feasible()

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = tree(rng, n)
        m = min(n * (n - 1) // 2, n * rng.randint(10, 30) // 10)
        inside, outside = rng.randint(1, 9), rng.randint(1, 9)
        own = {frozenset(edge): rng.chance(inside, 10) for edge in planted}
        edges = [
            [u, v, int(own.get(frozenset((u, v)), rng.chance(outside, 10)))]
            for u, v in graph(rng, n, m, known=planted)
        ]
        return {"n": n, "k": sum(own.values()), "edges": edges, "planted": planted}

    def prompt(self, n: int, k: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1}. Each line below is an edge, `u v w`: it "
            f"joins u and v and has the weight w, 0 or 1. Choose {n - 1} edges that form a spanning tree, "
            f"which means that they connect all vertices; exactly {k} of them must have the weight 1. There "
            "is such a tree. Write each chosen edge on a line of its own: its two ends, in any order, "
            f"without the weight.\nedges:\n{table(edges)}"
        )

    def solve(self, planted: list[list[int]]) -> list[list[int]]:
        return planted

    def value(self, answer: list[list[int]], n: int, k: int, edges: list[list[int]]) -> bool | Invalid:
        if broken := spanning(answer, n, edges):
            return broken
        weight = {frozenset((u, v)): w for u, v, w in edges}
        ones = sum(weight[frozenset(edge)] for edge in answer)
        return ones == k or missed(f"{ones} edges of weight 1 where {k} are wanted")
