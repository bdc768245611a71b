"""Choose vertices of the smallest total cost, so that all are chosen or next to a chosen one."""

from envs.formats import labels
from envs.graphs import graph, masks, share
from envs.ladder import Ladder, step
from envs.render import row, table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_np_hard._domination import lightest
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (2, 5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 70, 80, 85, 90)


class MinimumDominatingSet(Task):
    """A random graph with a drawn percentage of all pairs as edges, at least one; costs from 1 to 10."""

    ladder = Ladder(n=step(4, 1), top=25)
    answer = labels("the chosen vertices", below="cost")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = share(rng, n * (n - 1) // 2, DENSITIES, least=1)
        return {"cost": [rng.randint(1, 10) for _ in range(n)], "edges": graph(rng, n, m)}

    def prompt(self, cost: list[int], edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {len(cost) - 1} and the edges below. Choose vertices "
            "so that every vertex is chosen or joined by an edge to a chosen one, and so that the sum of "
            "the costs of the chosen vertices is as small as possible.\ncosts of the vertices, in the order "
            f"of their labels: {row(cost)}\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, cost: list[int], edges: list[list[int]]) -> list[int]:
        covers = [mask | 1 << v for v, mask in enumerate(masks(len(cost), edges))]
        chosen = lightest(covers, cost)
        return [v for v in range(len(cost)) if chosen >> v & 1]

    def value(self, answer: list[int], cost: list[int], edges: list[list[int]]) -> int | Invalid:
        near = masks(len(cost), edges)
        for v in range(len(cost)):
            if v not in answer and not any(near[v] >> u & 1 for u in answer):
                return Invalid(f"vertex {v} is neither chosen nor next to a chosen one")
        return sum(cost[v] for v in answer)
