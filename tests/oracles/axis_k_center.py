"""Oracle of rlve/axis_k_center: all choices of K points."""

from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4, 5)


def cost(chosen: tuple[int, ...], x: list[int]) -> int:
    return sum(min(abs(place - x[i]) for i in chosen) for place in x)


def accepts(instance: dict[str, Any], text: str) -> bool:
    x, k = instance["x"], instance["k"]
    chosen = tuple(sorted(map(int, text.split())))
    costs = {picked: cost(picked, x) for picked in combinations(range(len(x)), k)}
    return costs.get(chosen) == min(costs.values())
