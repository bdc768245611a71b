"""Choose K vertices of a rooted tree, so that the weighted ways up to chosen ones are shortest."""

from envs.formats import integers
from envs.graphs import neighbours
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_tree._rooted import hung, shaped
from envs.rng import Rng
from envs.task import Instance, Task

Choice = tuple[int, int]
"""A total cost, and the chosen vertices as a bit mask."""


class MinimumTreeWeightedDominatingAncestor(Task):
    """Vertex 0 is the root of N others; K is uniform from 1 to N - 1, lengths and weights from 1 to N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=21)
    answer = integers("the chosen vertices in any order", like="k")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        _, parent = hung(neighbours(n + 1, shaped(rng, n + 1)))
        rows = [[v, parent[v], rng.randint(1, n), rng.randint(1, n)] for v in range(1, n + 1)]
        return {"k": rng.randint(1, n - 1), "rows": rows}

    def prompt(self, k: int, rows: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {len(rows)}; its root is vertex 0. Each line below is a vertex "
            "other than the root, `v p d w`: the parent of v is p, the edge between them has the length d, "
            "and the weight of v is w. The root is selected. Select exactly K different other vertices. "
            "Every vertex v costs w times its distance to the nearest selected vertex on the way from v up "
            "to the root; v itself counts (a selected vertex costs nothing), and a distance is the sum of "
            f"the lengths on the way. Make the sum of all costs as small as possible.\nK: {k}\nvertices:\n"
            f"{table(rows)}"
        )

    def solve(self, k: int, rows: list[list[int]]) -> list[int]:
        below: dict[int, list[tuple[int, int, int]]] = {v: [] for v in range(len(rows) + 1)}
        for v, parent, length, weight in rows:
            below[parent].append((v, length, weight))
        known: dict[tuple[int, int], list[Choice]] = {}

        def merged(v: int, way: int) -> list[Choice]:
            """By the number of selected ones below v, the best; the nearest selected above is at `way`."""
            table = [(0, 0)]
            for u, length, weight in below[v]:
                table = _joined(table, best(u, way + length, weight))
            return table

        def best(v: int, way: int, weight: int) -> list[Choice]:
            if (v, way) not in known:
                left = [(cost + weight * way, chosen) for cost, chosen in merged(v, way)]
                taken = [(cost, chosen | 1 << v) for cost, chosen in merged(v, 0)]
                pairs = zip([*left, (10**12, 0)], [(10**12, 0), *taken], strict=True)
                known[v, way] = [min(pair) for pair in pairs]
            return known[v, way]

        chosen = merged(0, 0)[k][1]
        return [v for v in below if chosen >> v & 1]

    def value(self, answer: list[int], rows: list[list[int]]) -> int | Invalid:
        if len(set(answer)) < len(answer) or not set(answer) <= set(range(1, len(rows) + 1)):
            return Invalid(f"the labels are not all different and from 1 to {len(rows)}")
        above = {v: (parent, length) for v, parent, length, _ in rows}
        total = 0
        for v, _, _, weight in rows:
            at, way = v, 0
            while at != 0 and at not in answer:
                at, way = above[at][0], way + above[at][1]
            total += weight * way
        return total


def _joined(one: list[Choice], other: list[Choice]) -> list[Choice]:
    """The tables of two separate parts as that of both."""
    table = [(10**12, 0)] * (len(one) + len(other) - 1)
    for i, (cost, chosen) in enumerate(one):
        for j, (more, too) in enumerate(other):
            table[i + j] = min(table[i + j], (cost + more, chosen | too))
    return table
