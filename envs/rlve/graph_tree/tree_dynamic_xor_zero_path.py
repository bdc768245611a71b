"""Count connected vertex pairs with a path of XOR 0, while the edges of a tree are removed."""

from collections import Counter

from envs.formats import integers
from envs.graphs import weighted, xors
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import entries
from envs.rlve.graph_tree._rooted import shaped
from envs.rng import Rng
from envs.task import Instance, Task


class TreeDynamicXorZeroPath(Task):
    """Weights are drawn below 2 or below 4, so that many pairs count; at least one does at first."""

    ladder = Ladder(n=step(3, 1), top=60)
    answer = integers("the N counts in order", like="n")
    reward = entries(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            most = rng.choice((1, 3))
            edges = rng.shuffled(weighted(rng, shaped(rng, n, start=1), most=most, least=0))
            if self.solve(n, edges)[0] > 0:
                return {"n": n, "edges": edges}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 1 to {n}, so N = {n}. Each line below is an edge, `u v w`: it joins u "
            "and v and has the weight w. The edges are removed one by one, in the order in which they are "
            "listed. Before the first removal, and after each removal, count the pairs {u, v} of different "
            "vertices that are still connected by a path and for which the bitwise XOR of the weights on "
            f"that path is 0.\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[int]:
        # In the whole tree: a path has the XOR of what leads from the root to its two ends.
        above = xors(n, edges, start=1)
        # Backwards in time, edges join parts.
        part = {v: Counter([above[v]]) for v in range(n)}
        counts = [0]
        for u, v, _ in reversed(edges):
            one, two = part[u - 1], part[v - 1]
            counts.append(counts[-1] + sum(many * two[value] for value, many in one.items()))
            both = one + two
            part = {v: both if of is one or of is two else of for v, of in part.items()}
        return counts[::-1]
