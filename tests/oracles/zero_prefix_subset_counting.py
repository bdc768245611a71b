"""Oracle of rlve/zero_prefix_subset_counting: all subsets, all pairs."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


@cache
def count(strings: tuple[str, ...]) -> int:
    total = 0
    for size in range(1, len(strings) + 1):
        for chosen in combinations(sorted(strings), size):
            total += not any(y.startswith(x) for x, y in combinations(chosen, 2))
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(tuple(instance["strings"]))
