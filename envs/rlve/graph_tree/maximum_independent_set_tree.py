"""Choose vertices of a tree with the largest total weight, no two of them neighbours."""

from envs.formats import labels
from envs.graphs import neighbours
from envs.ladder import Ladder, grow
from envs.render import row, table
from envs.rewards import Invalid, maximise
from envs.rlve.graph_tree._rooted import hung, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class MaximumIndependentSetTree(Task):
    """Weights from 1 to N."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = labels("the chosen vertices in any order", below="weight")
    reward = maximise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"weight": [rng.randint(1, n) for _ in range(n)], "edges": shaped(rng, n)}

    def prompt(self, weight: list[int], edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {len(weight) - 1}, each with a weight. Choose vertices such that "
            "no two of them are joined by an edge and the sum of their weights is as large as possible.\n"
            f"weights of the vertices, in the order of their labels: {row(weight)}\nedges, one a line:\n"
            f"{table(edges)}"
        )

    def solve(self, weight: list[int], edges: list[list[int]]) -> list[int]:
        near = neighbours(len(weight), edges)
        order, parent = hung(near)
        taken, spared = list(weight), [0] * len(weight)
        for v in reversed(order[1:]):
            taken[parent[v]] += spared[v]
            spared[parent[v]] += max(taken[v], spared[v])
        chosen: list[int] = []
        for v in order:
            if parent[v] not in chosen and taken[v] > spared[v]:
                chosen.append(v)
        return chosen

    def value(self, answer: list[int], weight: list[int], edges: list[list[int]]) -> int | Invalid:
        for u, v in edges:
            if u in answer and v in answer:
                return Invalid(f"{u} and {v} are joined by an edge")
        return sum(weight[v] for v in answer)
