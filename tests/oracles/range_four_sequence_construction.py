"""Oracle of rlve/range_four_sequence_construction: pairs of neighbours, pairs of positions of each set."""

from itertools import combinations
from typing import Any

ALLOWED = {frozenset(pair) for pair in ((0, 1), (0, 3), (1, 2))}


def accepts(instance: dict[str, Any], text: str) -> bool:
    values = [int(word) for word in text.split()]
    if len(values) != instance["n"] or not set(values) <= {0, 1, 2, 3}:
        return False
    neighbours = {frozenset(values[i : i + 2]) for i in range(len(values) - 1)}
    pairs = [pair for positions in instance["sets"] for pair in combinations(positions, 2)]
    return neighbours <= ALLOWED and not any(values[i] == values[j] for i, j in pairs)
