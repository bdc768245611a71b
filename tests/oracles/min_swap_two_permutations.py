"""Oracle of rlve/min_swap_two_permutations: sets of positions, smaller ones first."""

from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4)


def clean(positions: tuple[int, ...], a: list[int], b: list[int]) -> bool:
    x, y = a.copy(), b.copy()
    for i in positions:
        x[i], y[i] = y[i], x[i]
    return sorted(x) == sorted(y) == list(range(1, len(a) + 1))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b = instance["a"], instance["b"]
    chosen = tuple(int(word) for word in text.split())
    if len(set(chosen)) < len(chosen) or not all(0 <= i < len(a) for i in chosen) or not clean(chosen, a, b):
        return False
    fewer = (c for size in range(len(chosen)) for c in combinations(range(len(a)), size))
    return not any(clean(positions, a, b) for positions in fewer)
