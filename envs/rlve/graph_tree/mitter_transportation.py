"""Change as few vertex values as possible, so that siblings are equal and parents sums of children."""

from collections import Counter
from math import lcm

from envs.formats import natural
from envs.graphs import neighbours
from envs.ladder import Ladder, grow
from envs.render import row, table
from envs.rewards import exact
from envs.rlve.graph_tree._rooted import hung, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class MitterTransportation(Task):
    """From 1 to N - 1 values do not fit the planted one of the root; some of them agree on another one."""

    version = 2
    draws = 24
    ladder = Ladder(n=grow(3, "1.1", 1), top=25)
    answer = natural("the smallest number of vertices")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        edges = shaped(rng, n, start=1)
        shares = _shares(n, edges)
        most = lcm(*shares)
        planted, *others = (most * rng.randint(1, n) for _ in range(3))
        values = [planted // share for share in shares]
        for v in rng.sample(range(n), rng.randint(1, n - 1)):
            values[v] = rng.choice(others) // shares[v] + rng.below(2)
        return {"values": values, "edges": edges}

    def prompt(self, values: list[int], edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 1 to {len(values)}; its root is vertex 1. Each vertex has a value. All "
            "children of one vertex must have the same value, and the value of a vertex with children must "
            "be the sum of the values of its children. Values may be changed to any positive real numbers. "
            "What is the smallest number of vertices whose value must be changed?\n"
            f"values, in the order of the labels: {row(values)}\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, values: list[int], edges: list[list[int]]) -> int:
        # The value of any one vertex settles that of the root, and so all.
        shares = _shares(len(values), edges)
        roots = Counter(value * share for value, share in zip(values, shares, strict=True))
        return len(values) - max(roots.values())


def _shares(n: int, edges: list[list[int]]) -> list[int]:
    """By what the root's value is divided for each vertex: the product of the child counts above."""
    near = neighbours(n, edges, start=1)
    order, parent = hung(near)
    shares = [1] * n
    for v in order[1:]:
        u = parent[v]
        shares[v] = shares[u] * (len(near[u]) - (u != 0))
    return shares
