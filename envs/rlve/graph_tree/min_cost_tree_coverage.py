"""Choose vertices of a tree at least cost, with each listed one within distance D of one of them."""

from envs.formats import labels
from envs.graphs import neighbours
from envs.ladder import Ladder, grow
from envs.render import row, table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_tree._rooted import depths, hung, shaped
from envs.rng import Rng
from envs.task import Instance, Task

Choice = tuple[int, int]
"""The cost of some vertices, and the vertices as a bit mask."""


class MinCostTreeCoverage(Task):
    """D is uniform from 1 to N/4, at most 4; any number of vertices is listed; costs from 1 to N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=25)
    answer = labels("the chosen vertices in any order", below="cost")
    reward = minimise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "d": rng.randint(1, min(4, max(1, n // 4))),
            "cost": [rng.randint(1, n) for _ in range(n)],
            "listed": sorted(rng.sample(range(n), rng.randint(1, n))),
            "edges": shaped(rng, n),
        }

    def prompt(self, d: int, cost: list[int], listed: list[int], edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {len(cost) - 1}. The distance of two vertices is the number of "
            "edges on the path between them. Choose vertices such that every listed vertex has a distance of "
            f"at most {d} to some chosen vertex, itself perhaps. Vertices that are not listed may be chosen "
            "too. The sum of the costs of the chosen vertices must be as small as possible.\n"
            f"listed vertices: {row(listed)}\ncosts of the vertices, in the order of their labels: "
            f"{row(cost)}\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, d: int, cost: list[int], listed: list[int], edges: list[list[int]]) -> list[int]:
        near = neighbours(len(cost), edges)
        order, parent = hung(near)
        # The cheapest choice below v that covers all listed there and also what is j edges away from v, or
        # less, outside; and the cheapest that may leave to others those nearer to v than j.
        beyond: list[list[Choice]] = [[(c, 1 << v)] * (d + 1) + [(10**9, 0)] for v, c in enumerate(cost)]
        leaving: list[list[Choice]] = [[(0, 0)] * (d + 2) for _ in cost]
        for v in range(len(cost)):
            if v in listed:
                leaving[v][0] = beyond[v][0]
            else:
                beyond[v][0] = 0, 0
        for v in reversed(order[1:]):
            u = parent[v]
            for j in range(d + 1):
                beyond[u][j] = min(
                    _both(beyond[u][j], leaving[v][j]), _both(leaving[u][j + 1], beyond[v][j + 1])
                )
            for j in reversed(range(d + 1)):
                beyond[u][j] = min(beyond[u][j], beyond[u][j + 1])
            leaving[u][0] = beyond[u][0]
            for j in range(1, d + 2):
                leaving[u][j] = min(_both(leaving[u][j], leaving[v][j - 1]), leaving[u][j - 1])
        chosen = beyond[0][0][1]
        return [v for v in range(len(cost)) if chosen >> v & 1]

    def value(
        self, answer: list[int], d: int, cost: list[int], listed: list[int], edges: list[list[int]]
    ) -> int | Invalid:
        near = neighbours(len(cost), edges)
        for v in listed:
            depth = depths(near, v)
            if all(depth[u] > d for u in answer):
                return Invalid(f"the listed vertex {v} is too far from all chosen ones", rlve=-0.2)
        return sum(cost[v] for v in answer)


def _both(one: Choice, other: Choice) -> Choice:
    return one[0] + other[0], one[1] | other[1]
