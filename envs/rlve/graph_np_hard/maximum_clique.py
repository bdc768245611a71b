"""Find a largest clique of an undirected graph."""

from envs.formats import labels
from envs.graphs import graph, masks, share
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (5, 15, 25, 35, 45, 55, 65, 75, 85, 95)


class MaximumClique(Task):
    """A random graph with a drawn percentage of all pairs as edges, at least one."""

    version = 2
    ladder = Ladder(n=step(4, 2), top=22)
    answer = labels("the vertices of the clique", below="n")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "edges": graph(rng, n, share(rng, n * (n - 1) // 2, DENSITIES, least=1))}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1} and the edges below. Find as many vertices "
            "as possible such that any two of them are joined by an edge.\nedges, one a "
            f"line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[int]:
        near, best = masks(n, edges), [0]
        _extend(near, 0, (1 << n) - 1, best)
        return [v for v in range(n) if best[0] >> v & 1]

    def value(self, answer: list[int], edges: list[list[int]]) -> int | Invalid:
        chosen = set(answer)
        joined = sum(u in chosen and v in chosen for u, v in edges)
        if joined < len(answer) * (len(answer) - 1) // 2:
            return Invalid("two of the vertices are not joined by an edge")
        return len(answer)


def _extend(near: list[int], clique: int, left: int, best: list[int]) -> None:
    """Improve `best` by cliques that add some of `left`, all of them joined to the clique.

    Greedy colour classes bound what can be added: a clique has at most one vertex of each.
    """
    if clique.bit_count() > best[0].bit_count():
        best[0] = clique
    order: list[tuple[int, int]] = []
    uncoloured, colours = left, 0
    while uncoloured:
        colours += 1
        free = uncoloured
        while free:
            v = free.bit_length() - 1
            free &= ~(near[v] | 1 << v)
            uncoloured ^= 1 << v
            order.append((v, colours))
    for v, bound in reversed(order):
        if clique.bit_count() + bound <= best[0].bit_count():
            return
        _extend(near, clique | 1 << v, left & near[v], best)
        left ^= 1 << v
