"""Oracle of rlve/minimum_crossing_edges_graph_partition: every way to fill exactly K sets."""

import json
from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2, 4)
FEW_PROBLEMS = "three vertices have few graphs, and K is 2"


def crossing(edges: list[list[int]], sets: Any) -> int:
    return len([1 for u, v in edges if sets[u] != sets[v]])


@cache
def fewest(n: int, edges_json: str, k: int) -> int:
    edges = json.loads(edges_json)
    return min(crossing(edges, sets) for sets in product(range(k), repeat=n) if len(set(sets)) == k)


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, edges, k = instance["n"], instance["edges"], instance["k"]
    sets = [int(word) for word in text.split()]
    if len(sets) != n or set(sets) != set(range(k)):
        return False
    return crossing(edges, sets) == fewest(n, json.dumps(edges), k)
