"""Oracle of rlve/quadratic_function_segmentation: all ways to divide the array."""

from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4, 5)


def worth(ends: tuple[int, ...], instance: dict[str, Any]) -> int:
    total = part = 0
    for index, element in enumerate(instance["x"], start=1):
        part += element
        if index in ends:
            total += instance["a"] * part**2 + instance["b"] * part + instance["c"]
            part = 0
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, ends = len(instance["x"]), tuple(map(int, text.split()))
    divisions = ((*cuts, n) for size in range(n) for cuts in combinations(range(1, n), size))
    worths = {division: worth(division, instance) for division in divisions}
    return worths.get(ends) == max(worths.values())
