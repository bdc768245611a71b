"""Oracle of rlve/minimum_chromatic_number: covers of the vertices by k independent sets, counted."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 2, 4, 6)


@cache
def fewest(n: int, edges_json: str) -> int:
    """The smallest k with a cover: by inclusion and exclusion over vertex subsets."""
    edges = json.loads(edges_json)
    independent = [0] * 2**n
    independent[0] = 1
    for subset in range(1, 2**n):
        v = subset.bit_length() - 1
        near = sum(1 << (a + b - v) for a, b in edges if v in (a, b))
        without = subset & ~(1 << v)
        independent[subset] = independent[without] + independent[without & ~near]
    for k in range(1, n + 1):
        covers = sum((-1) ** (n - subset.bit_count()) * independent[subset] ** k for subset in range(2**n))
        if covers:
            return k
    raise AssertionError("n colours are always enough")


def accepts(instance: dict[str, Any], text: str) -> bool:
    colours = [int(word) for word in text.split()]
    n, edges = instance["n"], instance["edges"]
    proper = len(colours) == n and min(colours) >= 0 and all(colours[u] != colours[v] for u, v in edges)
    return proper and len(set(colours)) == fewest(n, json.dumps(edges))
