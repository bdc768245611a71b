"""Oracle of rlve/shortest_path: the cheapest walk of at most N-1 arcs, arc by arc."""

from math import inf
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, arcs = instance["n"], instance["arcs"]
    cheapest = [0.0] + [inf] * (n - 1)
    for _ in range(n - 1):
        for u, v, w in arcs:
            cheapest[v] = min(cheapest[v], cheapest[u] + w)
    at, *following = [int(word) for word in text.split()]
    if at != 0:
        return False
    spent = 0
    for v in following:
        spent += next((w for a, b, w in arcs if (a, b) == (at, v)), inf)
        at = v
    return at == n - 1 and spent == cheapest[n - 1] < inf
