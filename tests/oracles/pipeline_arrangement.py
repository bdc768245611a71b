"""Oracle of rlve/pipeline_arrangement: all orders; the end is the longest way through both machines."""

from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)


def end(order: tuple[int, ...], instance: dict[str, Any]) -> int:
    a, b = instance["a"], instance["b"]
    return max(sum(a[i] for i in order[: k + 1]) + sum(b[i] for i in order[k:]) for k in range(len(order)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    order = tuple(map(int, text.split()))
    ends = {other: end(other, instance) for other in permutations(range(len(instance["a"])))}
    return ends.get(order) == min(ends.values())
