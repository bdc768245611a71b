"""Oracle of rlve/distinct_array_permutation: the sums of all sets of positions."""

from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b = instance["a"], [int(word) for word in text.split()]
    n = len(a)
    if sorted(b) != sorted(a):
        return False
    sets = [part for size in range(1, n) for part in combinations(range(n), size)]
    return all(sum(a[i] for i in part) != sum(b[i] for i in part) for part in sets)
