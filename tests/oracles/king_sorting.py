"""Oracle of rlve/king_sorting: all orders."""

from itertools import permutations
from math import prod
from typing import Any

LEVELS = (0, 1, 2, 3)


def largest(order: tuple[int, ...], instance: dict[str, Any]) -> int:
    a, b, first = instance["a"], instance["b"], instance["first"]
    return max(first * prod(a[i - 1] for i in order[:k]) // b[order[k] - 1] for k in range(len(order)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    order = tuple(map(int, text.split()))
    scores = {other: largest(other, instance) for other in permutations(range(1, len(instance["a"]) + 1))}
    return scores.get(order) == min(scores.values())
