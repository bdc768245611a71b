"""Oracle of rlve/longest_maxdiff_bounded_interval: all intervals, all pairs in them."""

from itertools import combinations
from typing import Any


def good(a: list[int], k: int, left: int, right: int) -> bool:
    return all(abs(x - y) <= k for x, y in combinations(a[left:right], 2))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, k = instance["a"], instance["k"]
    left, right = map(int, text.split())
    longest = max(j - i for i, j in combinations(range(len(a) + 1), 2) if good(a, k, i, j))
    return 0 <= left < right <= len(a) and good(a, k, left, right) and right - left == longest
