"""Oracle of rlve/clique_independent_set_partitioning_counting: every set S."""

import json
from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4, 6)


@cache
def ways(n: int, edges_json: str) -> int:
    known = {frozenset(edge) for edge in json.loads(edges_json)}
    count = 0
    for size in range(1, n):
        for chosen in combinations(range(n), size):
            others = [v for v in range(n) if v not in chosen]
            clique = all(frozenset(pair) in known for pair in combinations(chosen, 2))
            count += clique and not any(frozenset(pair) in known for pair in combinations(others, 2))
    return count


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == ways(instance["n"], json.dumps(instance["edges"]))
