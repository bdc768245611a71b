"""Replace one edge of a tree, so that its diameter becomes as small (or as large) as possible."""

from fractions import Fraction

from envs.formats import integers
from envs.graphs import neighbours
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, maximise
from envs.rlve.graph_tree._rooted import hung, longest, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class TreeChangeOneEdgeDiameter(Task):
    """Trees for which some replacement is better than none."""

    ladder = Ladder(n=step(4, 1), top=60)
    answer = integers("u1 v1 u2 v2", like=4)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        wanted = rng.choice(("smallest", "largest"))
        while True:
            edges = shaped(rng, n, start=1)
            best = self.solve(n, wanted, edges)
            if self.value(best, n, wanted, edges) != self.value([*edges[0], *edges[0]], n, wanted, edges):
                return {"n": n, "wanted": wanted, "edges": edges}

    def prompt(self, n: int, wanted: str, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 1 to {n}. Its diameter is the largest number of edges on a path "
            "between two of its vertices. Remove one edge, between u1 and v1, and add one edge, between u2 "
            "and v2 (it may be the same one), such that the result is a tree again and has the "
            f"{wanted} possible diameter.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, wanted: str, edges: list[list[int]]) -> list[int]:
        near = neighbours(n, edges, start=1)
        found = []
        for u, v in edges:
            halves = _without(near, u - 1, v - 1)
            one, two = longest(halves, u - 1), longest(halves, v - 1)
            if wanted == "smallest":
                # The middles of the two longest paths are joined.
                middle = len(one) // 2 + len(two) // 2 + 1
                diameter = max(len(one) - 1, len(two) - 1, middle)
                ends = one[len(one) // 2], two[len(two) // 2]
            else:
                diameter, ends = -(len(one) + len(two) - 1), (one[0], two[0])
            found.append((diameter, [u, v, ends[0] + 1, ends[1] + 1]))
        return min(found)[1]

    def value(self, answer: list[int], n: int, wanted: str, edges: list[list[int]]) -> Fraction | Invalid:
        u1, v1, u2, v2 = (label - 1 for label in answer)
        near = neighbours(n, edges, start=1)
        if not (0 <= u1 < n and v1 in near[u1]):
            return Invalid("u1 v1 is no edge of the tree")
        near = _without(near, u1, v1)
        side = hung(near, u1)[0]
        if not (0 <= u2 < n and 0 <= v2 < n) or (u2 in side) == (v2 in side):
            return Invalid("with the edge u2 v2 instead of u1 v1 the graph is no tree on the vertices")
        near[u2].append(v2)
        near[v2].append(u2)
        diameter = len(longest(near)) - 1
        return Fraction(1, diameter) if wanted == "smallest" else Fraction(diameter)


def _without(near: list[list[int]], u: int, v: int) -> list[list[int]]:
    return [[b for b in row if {a, b} != {u, v}] for a, row in enumerate(near)]
