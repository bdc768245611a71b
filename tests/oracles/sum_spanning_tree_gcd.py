"""Oracle of rlve/sum_spanning_tree_gcd: edge by edge, forests by what they join and their common divisor."""

import json
from collections import Counter
from functools import cache
from math import gcd
from typing import Any

LEVELS = (0, 1, 2)


@cache
def worth(n: int, edges_json: str) -> int:
    states = Counter({(tuple(range(n)), 0): 1})
    for u, v, w in json.loads(edges_json):
        following = Counter(states)
        for (labels, divisor), ways in states.items():
            low, high = sorted((labels[u], labels[v]))
            if low != high:
                joined = tuple(low if label == high else label for label in labels)
                following[joined, gcd(divisor, w)] += ways
        states = following
    return sum(divisor * ways for (labels, divisor), ways in states.items() if not any(labels))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == worth(instance["n"], json.dumps(instance["edges"])) % instance["mod"]
