"""Oracle of rlve/bounded_mean_subarray_counting: the sum of every subarray."""

from itertools import combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, k = instance["a"], instance["k"]
    bounds = combinations(range(len(a) + 1), 2)
    return int(text) == sum(sum(a[i:j]) >= k * (j - i) for i, j in bounds)
