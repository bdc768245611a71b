"""Oracle of rlve/individual_sum_bounded_sequence_counting: entry by entry, by the sum so far."""

from collections import Counter
from typing import Any

LEVELS = (0, 2, 5, 7)


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m = instance["n"], instance["m"]
    ways = Counter(range(1, n + 1))
    for _ in range(instance["k"] - 1):
        following: Counter[int] = Counter()
        for total, count in ways.items():
            for entry in range(1, min(m, n - total) + 1):
                following[total + entry] += count
        ways = following
    return int(text) == ways.total() % instance["mod"]
