"""Choose K vertices of a tree with the largest sum of distances among them and among the others."""

from envs.formats import labels
from envs.graphs import leading, neighbours, weighted
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import maximise
from envs.rlve.graph_tree._rooted import far, hung, shaped
from envs.rng import Rng
from envs.task import Instance, Task

Choice = tuple[int, int]
"""A sum of distances, and the chosen vertices as a bit mask."""


class TreeColoring(Task):
    """K is uniform from 1 to N - 1, lengths from 1 to N."""

    ladder = Ladder(n=step(3, 1), top=50)
    answer = labels("the chosen vertices in any order", below="n", like="k")
    reward = maximise(beta=2)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "k": rng.randint(1, n - 1), "edges": weighted(rng, shaped(rng, n), most=n)}

    def prompt(self, n: int, k: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {n - 1}. Each line below is an edge, `u v w`: it joins u and v "
            "and has the length w. The distance of two vertices is the sum of the lengths on the path "
            "between them. Choose exactly K different vertices such that this total is as large as possible: "
            "the distances of all pairs of chosen vertices, and the distances of all pairs of vertices that "
            f"are not chosen.\nK: {k}\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, k: int, edges: list[list[int]]) -> list[int]:
        # An edge counts for each pair of one colour that it separates: s chosen of the `size` below it.
        length = {frozenset((u, v)): w for u, v, w in edges}
        order, parent = hung(neighbours(n, edges))
        tables: list[list[Choice]] = [[(0, 0), (0, 1 << v)] for v in range(n)]
        for v in reversed(order[1:]):
            w, size = length[frozenset((v, parent[v]))], len(tables[v]) - 1
            for s, (total, chosen) in enumerate(tables[v]):
                crossing = s * (k - s) + (size - s) * (n - k - size + s)
                tables[v][s] = total + w * crossing, chosen
            tables[parent[v]] = _joined(tables[parent[v]], tables[v], k)
        chosen = tables[order[0]][k][1]
        return [v for v in range(n) if chosen >> v & 1]

    def value(self, answer: list[int], n: int, edges: list[list[int]]) -> int:
        near = leading(n, edges, directed=False)
        total = 0
        for u in range(n):
            distance = far(near, u)
            total += sum(distance[v] for v in range(u) if (u in answer) == (v in answer))
        return total


def _joined(one: list[Choice], other: list[Choice], k: int) -> list[Choice]:
    """The tables of two separate parts, by the number chosen, as that of both; more than k count nothing."""
    table = [(-1, 0)] * (len(one) + len(other) - 1)
    for i, (total, chosen) in enumerate(one[: k + 1]):
        for j, (more, too) in enumerate(other[: k + 1 - i]):
            table[i + j] = max(table[i + j], (total + more, chosen | too))
    return table
