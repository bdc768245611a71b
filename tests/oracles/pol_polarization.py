"""Oracle of rlve/pol_polarization: all directions of all edges, reached vertices counted."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2, 3)


def pairs(n: int, arcs: list[tuple[int, int]]) -> int:
    reach = {v: {v} for v in range(1, n + 1)}
    for _ in range(n):
        for u, v in arcs:
            reach[u] |= reach[v]
    return sum(map(len, reach.values())) - n


@cache
def most(n: int, edges: tuple[tuple[int, int], ...]) -> int:
    return max(pairs(n, list(arcs)) for arcs in product(*((edge, edge[::-1]) for edge in edges)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == most(instance["n"], tuple(map(tuple, instance["edges"])))
