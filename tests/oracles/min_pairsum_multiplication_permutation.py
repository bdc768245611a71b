"""Oracle of rlve/min_pairsum_multiplication_permutation: every permutation."""

import json
from functools import cache
from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)


def product(a: list[list[int]], b: list[list[int]], p: Any) -> int:
    return sum(a[i][j] for i, j in enumerate(p)) * sum(b[i][j] for i, j in enumerate(p))


@cache
def lowest(a_json: str, b_json: str) -> int:
    a, b = json.loads(a_json), json.loads(b_json)
    return min(product(a, b, p) for p in permutations(range(len(a))))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b, p = instance["a"], instance["b"], [int(word) for word in text.split()]
    return sorted(p) == list(range(len(a))) and product(a, b, p) == lowest(json.dumps(a), json.dumps(b))
