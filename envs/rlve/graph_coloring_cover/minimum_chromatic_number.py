"""Colour the vertices of a graph with as few colours as possible, neighbours differently."""

from envs.formats import integers
from envs.graphs import graph, masks
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (2, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95)


class MinimumChromaticNumber(Task):
    """A random graph with a drawn percentage of all pairs as edges, at least one."""

    ladder = Ladder(n=step(5, 1), top=30)
    answer = integers("the colours of the vertices in the order of their labels", like="n")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = max(1, n * (n - 1) // 2 * rng.choice(DENSITIES) // 100)
        return {"n": n, "edges": graph(rng, n, m)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"Colour the vertices 0 to {n - 1} of the undirected graph below, so that the two ends of every "
            "edge have different colours. Colours are integers >= 0, and need not be consecutive. Use as "
            f"few different colours as possible.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[int]:
        near = masks(n, edges)
        classes: list[int] = []
        limit = 1
        while not _coloured(near, classes, limit, list(range(n))):
            limit += 1
        return [next(c for c, members in enumerate(classes) if members >> v & 1) for v in range(n)]

    def value(self, answer: list[int], edges: list[list[int]]) -> int | Invalid:
        if min(answer) < 0:
            return Invalid("a colour is negative")
        for u, v in edges:
            if answer[u] == answer[v]:
                return Invalid(f"the neighbours {u} and {v} have the same colour")
        return len(set(answer))


def _coloured(near: list[int], classes: list[int], limit: int, left: list[int]) -> bool:
    """Put the vertices left into at most `limit` classes, in place; the most restricted vertex is next."""
    if not left:
        return True

    def restricted(v: int) -> tuple[int, int]:
        return sum(1 for members in classes if members & near[v]), near[v].bit_count()

    v = max(left, key=restricted)
    rest = [u for u in left if u != v]
    for c, members in enumerate(classes):
        if not members & near[v]:
            classes[c] = members | 1 << v
            if _coloured(near, classes, limit, rest):
                return True
            classes[c] = members
    if len(classes) < limit:
        classes.append(1 << v)
        if _coloured(near, classes, limit, rest):
            return True
        classes.pop()
    return False
