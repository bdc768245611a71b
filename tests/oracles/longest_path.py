"""Oracle of rlve/longest_path: every path, vertex by vertex."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def heaviest(n: int, arcs_json: str) -> int:
    arcs = json.loads(arcs_json)

    def best(at: int, seen: frozenset[int]) -> int:
        return max([0, *(w + best(v, seen | {v}) for u, v, w in arcs if u == at and v not in seen)])

    return max(best(v, frozenset([v])) for v in range(n))


def accepts(instance: dict[str, Any], text: str) -> bool:
    path, n, arcs = [int(word) for word in text.split()], instance["n"], instance["arcs"]
    if not set(path) <= set(range(n)) or len(set(path)) < len(path):
        return False
    weight = {(u, v): w for u, v, w in arcs}
    total = sum(weight[path[i - 1], path[i]] for i in range(1, len(path)))
    return bool(path) and total == heaviest(n, json.dumps(arcs))
