"""Oracle of rlve/combination_odd_subsequence_counting: all subsequences, with real binomial coefficients."""

from itertools import combinations, pairwise
from math import comb
from typing import Any

LEVELS = (0, 2, 4, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = instance["a"]
    chosen = (picked for size in range(2, len(a) + 1) for picked in combinations(a, size))
    return int(text) == sum(all(comb(x, y) % 2 for x, y in pairwise(picked)) for picked in chosen)
