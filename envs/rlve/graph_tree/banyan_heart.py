"""Where a marker can end that steps towards each vertex added to a growing tree."""

from envs.formats import word
from envs.graphs import neighbours
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import fraction
from envs.rlve.graph_tree._rooted import hung, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class BanyanHeart(Task):
    """The measure is the number of vertices marked T in both strings over that in either."""

    ladder = Ladder(n=step(4, 1), top=60)
    answer = word("T (it can end there) or F for each of the vertices 1, 2, ... in order", "TF", length="n")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "edges": shaped(rng, n, start=1)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"The tree below, on the vertices 1 to {n}, was grown from vertex 1 alone: the other vertices "
            "were added one at a time, each joined by an edge to a vertex that was there already. The order "
            "in which they were added is not known; labels say nothing about it. A marker started on vertex "
            "1, and right after each addition it moved along one edge towards the vertex just added. For "
            "each vertex, decide whether some order of additions that leads to this tree makes the marker "
            f"end there.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> str:
        near = neighbours(n, edges, start=1)
        order, parent = hung(near)
        size, left = [1] * n, [0] * n
        for v in reversed(order):
            below = [u for u in near[v] if u != parent[v]]
            size[v] += sum(size[u] for u in below)
            left[v] = _nearest(below, size[v] - 1, size, left)
        # The path from the root to v acts as one vertex with everything that hangs on it.
        beside: list[list[int]] = [[] for _ in range(n)]
        depth = [0] * n
        for v in order[1:]:
            u = parent[v]
            depth[v] = depth[u] + 1
            beside[v] = beside[u] + [w for w in near[u] if w not in (v, parent[u])]
        hanging = [beside[v] + [u for u in near[v] if u != parent[v]] for v in range(n)]
        return "".join("FT"[not _nearest(hanging[v], n - 1 - depth[v], size, left)] for v in range(n))

    def value(self, answer: str, n: int, edges: list[list[int]]) -> tuple[int, int]:
        pairs = list(zip(answer, self.solve(n, edges), strict=True))
        return pairs.count(("T", "T")), n - pairs.count(("F", "F"))


def _nearest(below: list[int], count: int, size: list[int], left: list[int]) -> int:
    """How near to a vertex the marker can be when all `count` vertices of the subtrees below are there.

    Steps into the largest subtree can be undone by those into the others, as far as these reach.
    """
    if not below:
        return 0
    largest = max(below, key=size.__getitem__)
    others = count - size[largest]
    return count % 2 if left[largest] < others else left[largest] + 1 - others
