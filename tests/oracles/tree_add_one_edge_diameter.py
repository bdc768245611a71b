"""Oracle of rlve/tree_add_one_edge_diameter: every new edge, all distances by relaxation."""

from functools import cache
from itertools import combinations, product
from typing import Any

LEVELS = (0, 1, 2, 3)

Edges = tuple[tuple[int, int, int], ...]


@cache
def diameter(n: int, edges: Edges) -> int:
    far = {(u, v): 0 if u == v else 10**9 for u, v in product(range(1, n + 1), repeat=2)}
    for u, v, w in edges:
        far[u, v] = far[v, u] = min(w, far[u, v])
    for k, u, v in product(range(1, n + 1), repeat=3):
        far[u, v] = min(far[u, v], far[u, k] + far[k, v])
    return max(far.values())


@cache
def least(n: int, length: int, edges: Edges) -> int:
    return min(diameter(n, (*edges, (u, v, length))) for u, v in combinations(range(1, n + 1), 2))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, length, edges = instance["n"], instance["length"], tuple(map(tuple, instance["edges"]))
    u, v = map(int, text.split())
    if u == v or not {u, v} <= set(range(1, n + 1)):
        return False
    return diameter(n, (*edges, (u, v, length))) == least(n, length, edges)
