"""Remove two edge-disjoint paths from a tree, so that as many components as possible remain."""

from envs.formats import natural
from envs.graphs import neighbours
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rlve.graph_tree._rooted import nearest, shaped
from envs.rng import Rng
from envs.task import Instance, Task

Best = tuple[int, int, int]
"""Of a vertex and what is below it: the best arm down from the vertex, the best path, the best without it."""


class MostComponentTreeRemovingTwoPaths(Task):
    """A path of k vertices and degree sum s leaves s - 2(k - 1). Answers are spread over N/2, ..., N - 1."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = natural("the largest number of components")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        def draw() -> Instance:
            return {"n": n, "edges": shaped(rng, n, start=1)}

        return nearest(rng.randint(n // 2, n - 1), draw, self.solve)

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 1 to {n}. Choose two paths in it; a path may be a single vertex. The "
            "two paths must not have an edge in common, but they may have vertices in common. Remove all "
            "vertices of both paths, with the edges at them. What is the largest possible number of "
            f"connected components that remain?\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        near = neighbours(n, edges, start=1)
        known: dict[tuple[int, int], Best] = {}

        def best(v: int, parent: int) -> Best:
            if (v, parent) not in known:
                below = [best(u, v) for u in near[v] if u != parent]
                arms = sorted((max(0, arm) for arm, _, _ in below), reverse=True)
                without = max((path for _, path, _ in below), default=-n)
                through = len(near[v]) + sum(arms[:2])
                known[v, parent] = len(near[v]) - 2 + sum(arms[:1]), max(through, without), without
            return known[v, parent]

        def crossing(v: int) -> int:
            """Both paths through v."""
            arms = sorted((max(0, best(u, v)[0]) for u in near[v]), reverse=True)
            return len(near[v]) + sum(arms[:4])

        def apart(u: int, v: int) -> int:
            """One path on either side of the edge; a component between them counts for both."""
            (_, here, inner), (_, there, outer) = best(u, v), best(v, u)
            return max(here + outer - 1, inner + there - 1, here + there - 2)

        return max(*map(crossing, range(n)), *(apart(u - 1, v - 1) for u, v in edges))
