"""Oracle of rlve/dyn_dynamite: every choice of M vertices."""

from functools import cache
from itertools import combinations, product
from typing import Any

Edges = tuple[tuple[int, int], ...]


@cache
def distances(n: int, edges: Edges) -> list[list[int]]:
    far = [[0 if i == j else n for j in range(n)] for i in range(n)]
    for u, v in edges:
        far[u][v] = far[v][u] = 1
    for k, i, j in product(range(n), repeat=3):
        far[i][j] = min(far[i][j], far[i][k] + far[k][j])
    return far


def worst(n: int, chosen: tuple[int, ...], keys: tuple[int, ...], edges: Edges) -> int:
    far = distances(n, edges)
    return max(min(far[key][v] for v in chosen) for key in keys)


@cache
def least(n: int, m: int, keys: tuple[int, ...], edges: Edges) -> int:
    return min(worst(n, chosen, keys, edges) for chosen in combinations(range(n), m))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m, keys = instance["n"], instance["m"], tuple(instance["keys"])
    edges = tuple(map(tuple, instance["edges"]))
    chosen = tuple(map(int, text.split()))
    if len(chosen) != m or len(set(chosen)) != m or not set(chosen) <= set(range(n)):
        return False
    return worst(n, chosen, keys, edges) == least(n, m, keys, edges)
