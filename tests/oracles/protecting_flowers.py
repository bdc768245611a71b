"""Oracle of rlve/protecting_flowers: all orders, job after job."""

from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)


def cost(order: tuple[int, ...], instance: dict[str, Any]) -> int:
    clock = total = 0
    for job in order:
        total += clock * instance["d"][job - 1]
        clock += instance["t"][job - 1]
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    order = tuple(map(int, text.split()))
    costs = {other: cost(other, instance) for other in permutations(range(1, len(instance["t"]) + 1))}
    return costs.get(order) == min(costs.values())
