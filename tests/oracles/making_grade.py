"""Oracle of rlve/making_grade: dynamic program over all values that occur."""

from itertools import pairwise
from typing import Any

LEVELS = (0, 2, 4, 6)


def least(a: list[int], values: list[int]) -> int:
    """The smallest sum of differences to a sequence whose values come from `values`, in this order."""
    costs = [0] * len(values)
    for element in a:
        low = None
        for i, value in enumerate(values):
            low = costs[i] if low is None else min(low, costs[i])
            costs[i] = low + abs(element - value)
    return min(costs)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b = instance["a"], [int(word) for word in text.split()]
    up = all(x <= y for x, y in pairwise(b))
    down = all(x >= y for x, y in pairwise(b))
    total = sum(abs(x - y) for x, y in zip(a, b, strict=True))
    values = sorted(set(a))
    return (up or down) and total == min(least(a, values), least(a, values[::-1]))
