"""Find a path with the smallest ratio of its heaviest to its lightest edge."""

from fractions import Fraction
from itertools import pairwise

from envs.formats import integers
from envs.graphs import mixed, tree, weighted
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinimumRatioPath(Task):
    """Connected, with N - 1 to 3N edges and weights from 1 to 3N; 0 and N-1 are not neighbours (no ratio 1
    by a single edge)."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = integers("the vertices of the path in order, from the first to the last")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        known = tree(rng, n)
        while any(set(edge) == {0, n - 1} for edge in known):
            known = tree(rng, n)
        taken = {frozenset(edge) for edge in known} | {frozenset((0, n - 1))}
        others = [[u, v] for v in range(n) for u in range(v) if frozenset((u, v)) not in taken]
        m = min(len(known) + len(others), n * rng.randint(10, 30) // 10)
        edges = mixed(rng, known + rng.sample(others, m - len(known)))
        return {"n": n, "edges": weighted(rng, edges, most=3 * n)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1}. Each line below is an edge, `u v w`: it "
            f"joins u and v and has the weight w. Find a path from 0 to {n - 1} along edges that makes the "
            "quotient of the largest and the smallest weight of its edges as small as possible. Vertices and "
            f"edges may be used more than once.\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[int]:
        rising = sorted(edges, key=lambda edge: edge[2])
        best: tuple[Fraction, list[list[int]]] | None = None
        for first in range(len(rising)):
            group = list(range(n))
            for last in range(first, len(rising)):
                u, v, w = rising[last]
                ratio = Fraction(w, rising[first][2])
                if best and ratio >= best[0]:
                    break
                old, new = group[u], group[v]
                group = [new if mark == old else mark for mark in group]
                if group[0] == group[n - 1]:
                    best = ratio, rising[first : last + 1]
                    break
        return _path(n, best[1] if best else [])

    def value(self, answer: list[int], n: int, edges: list[list[int]]) -> Fraction | Invalid:
        if answer[:1] != [0] or answer[-1] != n - 1:
            return Invalid(f"the path does not lead from 0 to {n - 1}")
        weight = {frozenset((u, v)): w for u, v, w in edges}
        used = []
        for u, v in pairwise(answer):
            if frozenset((u, v)) not in weight:
                return Invalid(f"there is no edge between {u} and {v}")
            used.append(weight[frozenset((u, v))])
        return Fraction(max(used), min(used))


def _path(n: int, edges: list[list[int]]) -> list[int]:
    """A path from 0 to n - 1 with the fewest edges."""
    before, queue = {n - 1: -1}, [n - 1]
    for v in queue:
        for a, b, _ in edges:
            if v in (a, b) and (u := a + b - v) not in before:
                before[u] = v
                queue.append(u)
    path = [0]
    while path[-1] != n - 1:
        path.append(before[path[-1]])
    return path
