"""Change the edge lengths of a rooted tree at least cost, so that all leaves are equally far away."""

from envs.formats import natural
from envs.graphs import leading, weighted
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rlve.graph_tree._rooted import shaped
from envs.rng import Rng
from envs.task import Instance, Task


class FireworkShow(Task):
    """Lengths from 1 to 5N; trees with two leaves or more, the root not counted."""

    ladder = Ladder(n=step(3, 1), top=60)
    answer = natural("the smallest total cost")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            edges = shaped(rng, n)
            if sum(sum(v in edge for edge in edges) == 1 for v in range(1, n)) > 1:
                return {"n": n, "edges": weighted(rng, edges, most=5 * n)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"A tree on the vertices 0 to {n - 1} has its root in vertex 0. Each line below is an edge, `u v "
            "w`: it joins u and v and has the length w. A leaf is a vertex other than the root with only one "
            "edge. Lengths may be changed: making one edge longer or shorter by 1 costs 1, as often as "
            "wanted, but no length may fall below 0. What is the smallest total cost after which all leaves "
            f"have the same distance (sum of lengths) from the root?\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        near = leading(n, edges, directed=False)

        def bends(v: int, parent: int) -> list[int]:
            """Where the cost below v, convex in the distance of v to the leaves, changes its slope by one."""
            below = [(u, w) for u, w in near[v] if u != parent]
            points = sorted(point for u, w in below for point in _lengthened(bends(u, v), w))
            # The slope ends at the number of edges below, and for the root the falling part is enough.
            flat = len(below) if v == 0 else len(below) - 1
            return points[: len(points) - flat] if below else [0, 0]

        return sum(w for *_, w in edges) - sum(bends(0, -1))


def _lengthened(points: list[int], w: int) -> list[int]:
    """The bends with an edge of length w above, which can be kept wherever the slope turns positive."""
    return [*points[:-2], points[-2] + w, points[-1] + w]
