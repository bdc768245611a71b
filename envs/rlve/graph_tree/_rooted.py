"""Trees for tasks: random ones of different shapes, a tree hung on a root, distances in it."""

from collections.abc import Callable

from envs.graphs import Edges, mixed
from envs.rng import Rng
from envs.task import Instance

TRIES = 12


def shaped(rng: Rng, n: int, start: int = 0) -> Edges:
    """A random tree like `graphs.tree`, and as often a deep one or one with few inner vertices."""
    labels = rng.permutation(n, start)
    shape, hubs = rng.below(3), 1 + rng.below(1 + n // 4)
    edges = []
    for i in range(1, n):
        above = (rng.below(i), max(0, i - 1 - rng.below(3) // 2), rng.below(min(i, hubs)))[shape]
        edges.append([labels[i], labels[above]])
    return mixed(rng, edges)


def nearest(wanted: int, draw: Callable[[], Instance], answer: Callable[..., int]) -> Instance:
    """Of twelve instances the one with an answer nearest to the wanted one: where that varies, answers do."""
    return min((draw() for _ in range(TRIES)), key=lambda drawn: abs(answer(**drawn) - wanted))


def hung(near: list[list[int]], root: int = 0) -> tuple[list[int], list[int]]:
    """The vertices of a tree in an order with parents first, and the parent of each (-1 for the root)."""
    order, parent = [root], [-1] * len(near)
    for v in order:
        below = [u for u in near[v] if u != parent[v]]
        for u in below:
            parent[u] = v
        order += below
    return order, parent


def depths(near: list[list[int]], root: int = 0) -> list[int]:
    """The number of edges from `root` to each vertex of a tree."""
    order, parent = hung(near, root)
    depth = [0] * len(near)
    for v in order[1:]:
        depth[v] = depth[parent[v]] + 1
    return depth


def far(near: list[list[tuple[int, int]]], root: int = 0) -> list[int]:
    """The sum of the weights from `root` to each vertex of a weighted tree (see `graphs.leading`)."""
    distance, left = [0] * len(near), [(root, -1)]
    while left:
        v, parent = left.pop()
        for u, weight in near[v]:
            if u != parent:
                distance[u] = distance[v] + weight
                left.append((u, v))
    return distance


def longest(near: list[list[int]], root: int = 0) -> list[int]:
    """The vertices of a longest path of a tree (of that with `root`, where there are several), in order."""
    end = hung(near, root)[0][-1]
    order, parent = hung(near, end)
    path = [order[-1]]
    while path[-1] != end:
        path.append(parent[path[-1]])
    return path
