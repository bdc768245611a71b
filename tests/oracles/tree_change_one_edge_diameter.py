"""Oracle of rlve/tree_change_one_edge_diameter: every removed and every added edge."""

from functools import cache
from itertools import combinations, product
from typing import Any

LEVELS = (0, 1, 2, 3)

Edges = frozenset[frozenset[int]]


@cache
def diameter(n: int, edges: Edges) -> int | None:
    """None where the edges are no tree."""
    far = {(u, v): 0 if u == v else n for u, v in product(range(1, n + 1), repeat=2)}
    for u, v in map(tuple, edges):
        far[u, v] = far[v, u] = 1
    for k, u, v in product(range(1, n + 1), repeat=3):
        far[u, v] = min(far[u, v], far[u, k] + far[k, v])
    return max(far.values()) if len(edges) == n - 1 and max(far.values()) < n else None


@cache
def possible(n: int, edges: Edges) -> list[int]:
    new = [frozenset(pair) for pair in combinations(range(1, n + 1), 2)]
    found = [diameter(n, edges - {old} | {pair}) for old in edges for pair in new]
    return [value for value in found if value is not None]


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, edges = instance["n"], frozenset(frozenset(edge) for edge in instance["edges"])
    u1, v1, u2, v2 = map(int, text.split())
    if {u1, v1} not in edges or u2 == v2 or not {u2, v2} <= set(range(1, n + 1)):
        return False
    best = min if instance["wanted"] == "smallest" else max
    return diameter(n, edges - {frozenset((u1, v1))} | {frozenset((u2, v2))}) == best(possible(n, edges))
