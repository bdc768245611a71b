"""Oracle of rlve/maximum_clique: all sets of vertices, the largest first."""

import json
from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 3, 4)


def clique(edges: list[list[int]], chosen: tuple[int, ...]) -> bool:
    known = {frozenset(edge) for edge in edges}
    return all(frozenset(pair) in known for pair in combinations(chosen, 2))


@cache
def largest(n: int, edges_json: str) -> int:
    edges = json.loads(edges_json)
    sizes = range(n, 0, -1)
    return next(k for k in sizes if any(clique(edges, chosen) for chosen in combinations(range(n), k)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    chosen, n, edges = tuple(int(word) for word in text.split()), instance["n"], instance["edges"]
    if not set(chosen) <= set(range(n)) or len(set(chosen)) < len(chosen):
        return False
    return clique(edges, chosen) and len(chosen) == largest(n, json.dumps(edges))
