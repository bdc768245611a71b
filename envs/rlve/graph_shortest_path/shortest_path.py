"""Find a path of the smallest total weight in a directed graph, from the first vertex to the last."""

from heapq import heappop, heappush
from itertools import pairwise

from envs.formats import integers
from envs.graphs import weighted
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (1, 5, 10, 15, 20, 25, 30)


class ShortestPath(Task):
    """A planted path of three arcs or more, and others up to a drawn percentage of all, at least N/2.

    No path has fewer than three arcs: what 0 leads to does not lead to N-1.
    """

    ladder = Ladder(n=grow(4, "1.1", 1), top=23)
    answer = integers("the vertices of the path in order, from the first to the last")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        inner = rng.sample(range(1, n - 1), rng.randint(2, n - 2))
        planted = [list(arc) for arc in pairwise([0, *inner, n - 1])]
        early = {0, inner[0], *(v for v in range(1, n - 1) if v != inner[-1] and rng.chance(1, 2))}
        others = [
            [u, v]
            for u in range(n)
            for v in range(n)
            if u != v and [u, v] not in planted and (u or v in early) and (v < n - 1 or u not in early)
        ]
        m = max(len(planted) + n // 2, n * (n - 1) * rng.choice(DENSITIES) // 100)
        arcs = rng.shuffled(planted + rng.sample(others, m - len(planted)))
        return {"n": n, "arcs": weighted(rng, arcs, most=max(1, n // 3))}

    def prompt(self, n: int, arcs: list[list[int]]) -> str:
        return (
            f"A directed graph has the vertices 0 to {n - 1}. Each line below is an arc, `u v w`: it leads "
            f"from u to v, and not back, and has the weight w. Find a path from 0 to {n - 1} along arcs with "
            f"the smallest possible sum of weights; there is at least one path.\narcs:\n{table(arcs)}"
        )

    def solve(self, n: int, arcs: list[list[int]]) -> list[int]:
        leading: list[list[tuple[int, int]]] = [[] for _ in range(n)]
        for u, v, w in arcs:
            leading[u].append((v, w))
        queue: list[tuple[int, int, int]] = [(0, 0, -1)]
        before: dict[int, int] = {}
        while n - 1 not in before:
            distance, u, previous = heappop(queue)
            if u not in before:
                before[u] = previous
                for v, w in leading[u]:
                    heappush(queue, (distance + w, v, u))
        path = [n - 1]
        while path[-1] != 0:
            path.append(before[path[-1]])
        return path[::-1]

    def value(self, answer: list[int], n: int, arcs: list[list[int]]) -> int | Invalid:
        if answer[:1] != [0] or answer[-1] != n - 1:
            return Invalid(f"the path does not lead from 0 to {n - 1}")
        weight = {(u, v): w for u, v, w in arcs}
        for arc in pairwise(answer):
            if arc not in weight:
                return Invalid(f"there is no arc from {arc[0]} to {arc[1]}")
        return sum(weight[arc] for arc in pairwise(answer))
