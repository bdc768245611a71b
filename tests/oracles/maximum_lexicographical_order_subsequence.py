"""Oracle of rlve/maximum_lexicographical_order_subsequence: the largest of all subsequences."""

from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    largest = max(combinations(instance["a"], instance["k"]))
    return tuple(int(word) for word in text.split()) == largest
