"""Oracle of rlve/tree_topological_sequence_counting: 1, 2, ... are given out, by who has a number already."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5, 7)


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, comparisons = instance["n"], instance["below"]
    earlier = {j: {i for i, k in comparisons if k == j} for j in range(1, n + 1)}

    @cache
    def orders(numbered: frozenset[int]) -> int:
        ready = (j for j in earlier if j not in numbered and earlier[j] <= numbered)
        return 1 if len(numbered) == n else sum(orders(numbered | {j}) for j in ready)

    return int(text) == orders(frozenset()) % instance["mod"]
