"""Oracle of rlve/bounded_adjacency_difference_permutation_counting: entry by entry, by the set in use."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "a level has four values of N and three of K"
LEVELS = (0, 2, 4)


@cache
def completions(n: int, k: int, used: frozenset[int], last: int) -> int:
    if len(used) == n:
        return 1
    near = (entry for entry in range(1, n + 1) if entry not in used and (not used or abs(entry - last) <= k))
    return sum(completions(n, k, used | {entry}, entry) for entry in near)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == completions(instance["n"], instance["k"], frozenset(), 0)
