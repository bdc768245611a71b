"""Choose edges of a graph without common ends, with the largest sum of weights."""

from envs.formats import lines
from envs.graphs import graph, weighted
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 30, 40)


class MaximumWeightMatching(Task):
    """A random graph with a drawn percentage of all pairs as edges, at least 3; weights from 1 to N."""

    ladder = Ladder(n=grow(5, "1.1", 1), top=23)
    answer = lines("the chosen edges, each by its two ends in any order", width=2)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = max(3, n * (n - 1) // 2 * rng.choice(DENSITIES) // 100)
        return {"n": n, "edges": weighted(rng, graph(rng, n, m), most=n)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1}. Each line below is an edge, `u v w`: it "
            "joins u and v and has the weight w. Choose edges so that no vertex is an end of two chosen "
            f"ones, and so that the sum of their weights is as large as possible.\nedges:\n{table(edges)}"
        )

    def solve(self, edges: list[list[int]]) -> list[list[int]]:
        import networkx

        network = networkx.Graph()
        network.add_weighted_edges_from(edges)
        return sorted(sorted(pair) for pair in networkx.max_weight_matching(network))

    def value(self, answer: list[list[int]], edges: list[list[int]]) -> int | Invalid:
        weight = {frozenset((u, v)): w for u, v, w in edges}
        for u, v in answer:
            if frozenset((u, v)) not in weight:
                return Invalid(f"{u} {v} is not an edge")
        if len({end for pair in answer for end in pair}) < 2 * len(answer):
            return Invalid("two chosen edges have a common end")
        return sum(weight[frozenset(pair)] for pair in answer)
