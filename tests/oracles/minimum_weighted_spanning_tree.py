"""Oracle of rlve/minimum_weighted_spanning_tree: all spanning trees with all roots."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 1, 2)


def cost(n: int, root: int, tree: list[tuple[int, int, int]]) -> int | None:
    """Sum of weight times depth by repeated attaching; None where the edges are no spanning tree."""
    depth, left, total = {root: 0}, list(tree), 0
    while left:
        edge = next((edge for edge in left if (edge[0] in depth) != (edge[1] in depth)), None)
        if edge is None:
            return None
        left.remove(edge)
        u, v, w = edge if edge[0] in depth else (edge[1], edge[0], edge[2])
        depth[v] = depth[u] + 1
        total += w * depth[v]
    return total if len(depth) == n else None


@cache
def best(n: int, edges: tuple[tuple[int, int, int], ...]) -> int:
    costs = (cost(n, root, list(tree)) for tree in combinations(edges, n - 1) for root in range(n))
    return min(found for found in costs if found is not None)


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, edges = instance["n"], tuple((u, v, w) for u, v, w in instance["edges"])
    root, *ends = map(int, text.split())
    weight = {frozenset(edge[:2]): edge[2] for edge in edges}
    if len(ends) != 2 * (n - 1) or not 0 <= root < n:
        return False
    chosen = [(u, v, weight[frozenset((u, v))]) for u, v in zip(ends[::2], ends[1::2], strict=True)]
    return cost(n, root, chosen) == best(n, edges)
