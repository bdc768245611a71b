"""Oracle of rlve/warehouse_construction: all sets of warehouses."""

from itertools import combinations
from math import inf
from typing import Any

LEVELS = (0, 2, 4, 5)


def cost(chosen: tuple[int, ...], instance: dict[str, Any]) -> float:
    x, p = instance["x"], instance["p"]
    total: float = sum(instance["c"][i] for i in chosen)
    for place, products in zip(x, p, strict=True):
        if products:
            total += products * min((x[i] - place for i in chosen if x[i] >= place), default=inf)
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = len(instance["x"])
    chosen = tuple(sorted(map(int, text.split())))
    subsets = (picked for size in range(1, n + 1) for picked in combinations(range(n), size))
    costs = {picked: cost(picked, instance) for picked in subsets}
    return costs.get(chosen) == min(costs.values())
