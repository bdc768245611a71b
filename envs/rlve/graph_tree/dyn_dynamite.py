"""Choose M vertices of a tree, so that the farthest key vertex is as near to them as possible."""

from envs.formats import labels
from envs.graphs import neighbours
from envs.ladder import Ladder, step
from envs.render import row, table
from envs.rewards import minimise
from envs.rlve.graph_tree._rooted import depths, hung, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class DynDynamite(Task):
    """Two to all vertices are key; fewer vertices may be chosen than are key, so the optimum is positive."""

    ladder = Ladder(n=step(3, 1), top=60)
    answer = labels("the chosen vertices in any order", below="n", like="m")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        keys = sorted(rng.sample(range(n), rng.randint(2, n)))
        return {"n": n, "m": rng.randint(1, len(keys) - 1), "keys": keys, "edges": shaped(rng, n)}

    def prompt(self, n: int, m: int, keys: list[int], edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {n - 1}; some of them are key vertices. The distance of two "
            f"vertices is the number of edges on the path between them. Choose M = {m} different "
            "vertices, key or not. Each key vertex has a distance to the chosen vertex that is nearest to "
            "it (0 if it is chosen itself); make the largest of these distances as small as possible.\n"
            f"key vertices: {row(keys)}\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, m: int, keys: list[int], edges: list[list[int]]) -> list[int]:
        near = neighbours(n, edges)
        radius = 1
        while len(chosen := _cover(near, set(keys), radius)) > m:
            radius += 1
        others = [v for v in range(n) if v not in chosen]
        return chosen + others[: m - len(chosen)]

    def value(self, answer: list[int], n: int, keys: list[int], edges: list[list[int]]) -> int:
        near = neighbours(n, edges)
        distances = [depths(near, center) for center in answer]
        return max(min(distance[key] for distance in distances) for key in keys)


def _cover(near: list[list[int]], keys: set[int], radius: int) -> list[int]:
    """The fewest vertices with all keys within `radius`: each as far up as the lowest open key allows."""
    n = len(near)
    order, parent = hung(near)
    # The deepest key below each vertex without a chosen vertex yet, and the nearest chosen vertex below.
    open_at, center_at = [-n] * n, [n] * n
    chosen = []
    for v in reversed(order):
        if v in keys:
            open_at[v] = max(open_at[v], 0)
        if open_at[v] + center_at[v] <= radius:
            open_at[v] = -n
        if open_at[v] == radius or (v == order[0] and open_at[v] >= 0):
            chosen.append(v)
            open_at[v], center_at[v] = -n, 0
        if v != order[0]:
            u = parent[v]
            open_at[u] = max(open_at[u], open_at[v] + 1 if open_at[v] >= 0 else -n)
            center_at[u] = min(center_at[u], center_at[v] + 1)
    return chosen
