"""Oracle of rlve/minimum_vertex_cover: the cheapest of all sets of vertices that touch every edge."""

import json
from functools import cache
from itertools import chain, combinations
from typing import Any

LEVELS = (0, 2, 5, 7)


@cache
def cheapest(cost: tuple[int, ...], edges_json: str) -> int:
    edges, n = json.loads(edges_json), len(cost)
    subsets = chain.from_iterable(combinations(range(n), size) for size in range(n + 1))
    return min(sum(cost[v] for v in chosen) for chosen in subsets if touched(edges, set(chosen)))


def touched(edges: list[list[int]], chosen: set[int]) -> bool:
    return all(chosen.intersection(edge) for edge in edges)


def accepts(instance: dict[str, Any], text: str) -> bool:
    chosen, cost, edges = [int(word) for word in text.split()], instance["cost"], instance["edges"]
    allowed = sorted(set(chosen)) == sorted(chosen) and set(chosen) <= set(range(len(cost)))
    if not (allowed and touched(edges, set(chosen))):
        return False
    return sum(cost[v] for v in chosen) == cheapest(tuple(cost), json.dumps(edges))
