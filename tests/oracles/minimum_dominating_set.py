"""Oracle of rlve/minimum_dominating_set: the cheapest of all sets of vertices that dominate."""

import json
from functools import cache
from itertools import chain, combinations
from typing import Any

LEVELS = (0, 2, 4, 5)


def dominates(n: int, edges: list[list[int]], chosen: tuple[int, ...]) -> bool:
    reached = set(chosen)
    for u, v in edges:
        if u in chosen or v in chosen:
            reached |= {u, v}
    return len(reached) == n


@cache
def cheapest(cost: tuple[int, ...], edges_json: str) -> int:
    edges, n = json.loads(edges_json), len(cost)
    subsets = chain.from_iterable(combinations(range(n), size) for size in range(n + 1))
    return min(sum(cost[v] for v in chosen) for chosen in subsets if dominates(n, edges, chosen))


def accepts(instance: dict[str, Any], text: str) -> bool:
    chosen, cost, edges = tuple(int(w) for w in text.split()), instance["cost"], instance["edges"]
    if len(set(chosen)) < len(chosen) or not set(chosen) <= set(range(len(cost))):
        return False
    total = sum(cost[v] for v in chosen)
    return dominates(len(cost), edges, chosen) and total == cheapest(tuple(cost), json.dumps(edges))
