"""Oracle of rlve/max_mult_split: all ways to choose the cuts."""

from itertools import combinations, pairwise
from math import prod
from typing import Any

LEVELS = (0, 2, 4, 6)


def accepts(instance: dict[str, Any], text: str) -> bool:
    digits, parts = instance["digits"], [int(part) for part in text.split()]
    products = {}
    for cuts in combinations(range(1, len(digits)), instance["parts"] - 1):
        split = [int(digits[a:b]) for a, b in pairwise((0, *cuts, len(digits)))]
        products[tuple(split)] = prod(split)
    return products.get(tuple(parts)) == max(products.values())
