"""Oracle of rlve/cleaning_up: all ways to divide the array."""

from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4, 6)


def cost(ends: tuple[int, ...], a: list[int]) -> int:
    return sum(len(set(a[i:j])) ** 2 for i, j in zip((0, *ends), ends, strict=False))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, ends = instance["a"], tuple(map(int, text.split()))
    inner = range(1, len(a))
    costs = {
        (*cuts, len(a)): cost((*cuts, len(a)), a)
        for size in range(len(a))
        for cuts in combinations(inner, size)
    }
    return costs.get(ends) == min(costs.values())
