"""Oracle of rlve/subgraph_isomorphism: adjacency matrices compared entry by entry."""

from typing import Any


def matrix(n: int, edges: list[list[int]]) -> list[list[bool]]:
    rows = [[False] * n for _ in range(n)]
    for u, v in edges:
        rows[u][v] = rows[v][u] = True
    return rows


def accepts(instance: dict[str, Any], text: str) -> bool:
    p, size = list(map(int, text.split())), instance["size"]
    if len(p) != size or len(set(p)) != size or min(p) < 0 or max(p) >= instance["n"]:
        return False
    small, large = matrix(size, instance["small"]), matrix(instance["n"], instance["large"])
    return [[large[a][b] for b in p] for a in p] == small
