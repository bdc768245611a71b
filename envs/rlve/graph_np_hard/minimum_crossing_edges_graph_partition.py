"""Split the vertices of a graph into K non-empty sets with as few edges between them as possible."""

from typing import Any

from envs.formats import integers
from envs.graphs import graph, masks, share
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (2, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95)


class MinimumCrossingEdgesGraphPartition(Task):
    """A drawn percentage of all pairs as edges; K to half of N, at most 5; N grows slowly above level 8.

    Solving is exponential, and with larger K the best sets are mostly single vertices and one large set.
    """

    ladder = Ladder(n=lambda level: 3 + min(level, 8) + max(0, level - 8) // 6, top=20)
    answer = integers("the sets of the vertices, in the order of the vertices", like="n", below="k")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = share(rng, n * (n - 1) // 2, DENSITIES, least=1)
        return {"n": n, "edges": graph(rng, n, m), "k": rng.randint(2, max(2, min(5, (n + 1) // 2)))}

    def prompt(self, n: int, edges: list[list[int]], k: int) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1} and the edges below. Put every vertex into "
            f"one of {k} sets, numbered 0 to {k - 1}, such that no set is empty and as few edges as possible "
            f"join vertices of different sets.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]], k: int) -> list[int]:
        near = masks(n, edges)
        order = sorted(range(n), key=lambda v: near[v].bit_count())
        best: list[Any] = [0, [1 << v for v in order[: k - 1]] + [sum(1 << v for v in order[k - 1 :])]]
        best[0] = sum(_between(near, members) for members in best[1]) // 2
        _place(near, order[::-1], [], 0, k, best)
        return [next(i for i, members in enumerate(best[1]) if members >> v & 1) for v in range(n)]

    def value(self, answer: list[int], edges: list[list[int]], k: int) -> int | Invalid:
        if len(set(answer)) < k:
            return Invalid("a set is empty")
        return sum(answer[u] != answer[v] for u, v in edges)


def _between(near: list[int], members: int) -> int:
    """Edges between these vertices and the others."""
    return sum((mask & ~members).bit_count() for v, mask in enumerate(near) if members >> v & 1)


def _place(near: list[int], left: list[int], sets: list[int], crossing: int, k: int, best: list[Any]) -> None:
    """Improve `best`, a number of crossing edges and the sets, by putting the vertices left into sets."""
    if not left:
        if len(sets) == k and crossing < best[0]:
            best[:] = crossing, list(sets)
        return
    placed = sum(sets)
    bound = crossing
    for v in left:
        bound += (near[v] & placed).bit_count() - max(((near[v] & s).bit_count() for s in sets), default=0)
    if bound >= best[0] or len(left) < k - len(sets):
        return
    v, rest = left[0], left[1:]
    for i in sorted(range(len(sets)), key=lambda i: -(near[v] & sets[i]).bit_count()):
        sets[i] |= 1 << v
        _place(near, rest, sets, crossing + (near[v] & (placed & ~sets[i])).bit_count(), k, best)
        sets[i] ^= 1 << v
    if len(sets) < k:
        sets.append(1 << v)
        _place(near, rest, sets, crossing + (near[v] & placed).bit_count(), k, best)
        sets.pop()
