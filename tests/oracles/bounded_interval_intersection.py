"""Oracle of rlve/bounded_interval_intersection: all sets."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


@cache
def count(k: int, intervals: tuple[tuple[int, int], ...]) -> int:
    sets = (chosen for size in range(1, len(intervals) + 1) for chosen in combinations(intervals, size))
    return sum(min(right for _, right in chosen) - max(left for left, _ in chosen) >= k for chosen in sets)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["k"], tuple(map(tuple, instance["intervals"])))
