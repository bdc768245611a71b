"""Oracle of rlve/vertex_k_center: every choice of centres, distances by relaxing edges."""

import json
from functools import cache
from itertools import combinations
from math import inf
from typing import Any

LEVELS = (0, 2, 4, 6)


@cache
def farthest(n: int, edges_json: str, centres: tuple[int, ...]) -> float:
    distance = [0 if v in centres else inf for v in range(n)]
    for _ in range(n):
        for u, v, w in json.loads(edges_json):
            distance[u] = min(distance[u], distance[v] + w)
            distance[v] = min(distance[v], distance[u] + w)
    return max(distance)


@cache
def nearest(n: int, edges_json: str, k: int) -> float:
    return min(farthest(n, edges_json, centres) for centres in combinations(range(n), k))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, k, edges = instance["n"], instance["k"], json.dumps(instance["edges"])
    centres = tuple(sorted(int(word) for word in text.split()))
    if len(set(centres)) != k or len(centres) != k or not set(centres) <= set(range(n)):
        return False
    return farthest(n, edges, centres) == nearest(n, edges, k)
