"""Oracle of rlve/tree_coloring: every choice of K vertices."""

from functools import cache
from itertools import combinations, product
from typing import Any

LEVELS = (0, 2, 5)

Edges = tuple[tuple[int, int, int], ...]


@cache
def distances(n: int, edges: Edges) -> list[list[int]]:
    far = [[0 if u == v else 10**9 for v in range(n)] for u in range(n)]
    for u, v, w in edges:
        far[u][v] = far[v][u] = w
    for k, u, v in product(range(n), repeat=3):
        far[u][v] = min(far[u][v], far[u][k] + far[k][v])
    return far


def total(n: int, edges: Edges, chosen: tuple[int, ...]) -> int:
    others = [v for v in range(n) if v not in chosen]
    far = distances(n, edges)
    return sum(far[u][v] for side in (chosen, others) for u, v in combinations(side, 2))


@cache
def most(n: int, k: int, edges: Edges) -> int:
    return max(total(n, edges, chosen) for chosen in combinations(range(n), k))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, k, edges = instance["n"], instance["k"], tuple(map(tuple, instance["edges"]))
    chosen = tuple(int(word) for word in text.split())
    if len(chosen) != k or len(set(chosen)) != k or not set(chosen) <= set(range(n)):
        return False
    return total(n, edges, chosen) == most(n, k, edges)
