"""Oracle of rlve/emperor_worries: tries numbers of types, with the overlaps with person 0 as intervals."""

from itertools import pairwise
from typing import Any


def enough(types: int, a: list[int]) -> bool:
    """Can the last person have nothing in common with the first, each being disjoint from the one before?"""
    low = high = a[0]
    for before, now in pairwise(a):
        if before + now > types:
            return False
        low, high = max(0, now - (types - a[0] - (before - high))), min(a[0] - low, now)
    return low == 0 and a[-1] + a[0] <= types


def accepts(instance: dict[str, Any], text: str) -> bool:
    types = int(text)
    return enough(types, instance["a"]) and not enough(types - 1, instance["a"])
