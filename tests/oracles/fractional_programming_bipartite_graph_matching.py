"""Oracle of rlve/fractional_programming_bipartite_graph_matching: every permutation."""

import json
from fractions import Fraction
from functools import cache
from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)


def ratio(a: list[list[int]], b: list[list[int]], p: Any) -> Fraction:
    return Fraction(sum(a[i][j] for i, j in enumerate(p)), sum(b[i][j] for i, j in enumerate(p)))


@cache
def highest(a_json: str, b_json: str) -> Fraction:
    a, b = json.loads(a_json), json.loads(b_json)
    return max(ratio(a, b, p) for p in permutations(range(len(a))))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b, p = instance["a"], instance["b"], [int(word) for word in text.split()]
    return sorted(p) == list(range(len(a))) and ratio(a, b, p) == highest(json.dumps(a), json.dumps(b))
