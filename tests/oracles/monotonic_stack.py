"""Oracle of rlve/monotonic_stack: all pairs of indices."""

from itertools import combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = instance["a"]
    pairs = combinations(range(len(a)), 2)
    return int(text) == sum(max(a[i + 1 : j + 1]) < a[i] for i, j in pairs)
