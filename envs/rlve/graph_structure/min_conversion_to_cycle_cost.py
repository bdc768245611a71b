"""Redirect arcs at least cost, so that all vertices form one single cycle."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinConversionToCycleCost(Task):
    """Costs from 1 to N; half of the graphs are near to a permutation, and none is one cycle already."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = integers("the new array A", like="a")
    reward = minimise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            shuffled, strict = rng.permutation(n), rng.chance(1, 2)
            a = [shuffled[i] if strict and rng.chance(4, 5) else rng.below(n) for i in range(n)]
            if not _one_cycle(a):
                return {"a": a, "c": [rng.randint(1, n) for _ in range(n)]}

    def prompt(self, a: list[int], c: list[int]) -> str:
        return (
            f"A directed graph has the vertices 0 to {len(a) - 1}. For each vertex i there is one arc, from "
            "A[i] to i. Replacing A[i] by any other vertex costs C[i]. Replace entries at the smallest total "
            "cost such that the arcs form one single cycle that goes through all vertices. Write the whole "
            f"new array, with the entries that stay.\nA: {row(a)}\nC: {row(c)}"
        )

    def solve(self, a: list[int], c: list[int]) -> list[int]:
        # From each vertex the arc that is most expensive to lose; the next best may have to break a cycle.
        n = len(a)
        arcs = [sorted((i for i in range(n) if a[i] == u), key=lambda i: (-c[i], i)) for u in range(n)]
        kept = {u: heads[0] for u, heads in enumerate(arcs) if heads}
        for cycle in _cycles(kept, n):
            loss = {u: c[arcs[u][0]] - (c[arcs[u][1]] if len(arcs[u]) > 1 else 0) for u in cycle}
            u = min(cycle, key=lambda u: loss[u])
            del kept[u]
            if len(arcs[u]) > 1:
                kept[u] = arcs[u][1]
        order: list[int] = []
        for v in range(n):
            if v not in kept.values():
                order.append(v)
                while order[-1] in kept:
                    order.append(kept[order[-1]])
        before = dict(zip(order[1:] + order[:1], order, strict=True))
        return [before[i] for i in range(n)]

    def value(self, answer: list[int], a: list[int], c: list[int]) -> int | Invalid:
        if not set(answer) <= set(range(len(a))):
            return Invalid(f"an entry is outside 0..{len(a) - 1}")
        if not _one_cycle(answer):
            return Invalid("the arcs do not form one cycle through all vertices", rlve=-0.2)
        return sum(cost for old, new, cost in zip(a, answer, c, strict=True) if old != new)


def _one_cycle(a: list[int]) -> bool:
    at, seen = 0, set()
    for _ in a:
        at = a[at]
        seen.add(at)
    return len(seen) == len(a)


def _cycles(kept: dict[int, int], n: int) -> list[list[int]]:
    """The cycles of a partial map in which no vertex is led to twice."""
    cycles, seen = [], set[int]()
    for start in range(n):
        walk = [start]
        while walk[-1] in kept and kept[walk[-1]] != start and len(walk) <= n:
            walk.append(kept[walk[-1]])
        if start not in seen and kept.get(walk[-1]) == start:
            cycles.append(walk)
            seen.update(walk)
    return cycles
