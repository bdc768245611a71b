"""Oracle of rlve/max_minimum_after_interval_addition: all choices of K intervals."""

from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4, 5)


def smallest(chosen: tuple[int, ...], instance: dict[str, Any]) -> int:
    array = list(instance["array"])
    for i in chosen:
        left, right = instance["intervals"][i - 1]
        for place in range(left - 1, right):
            array[place] += instance["add"]
    return min(array)


def accepts(instance: dict[str, Any], text: str) -> bool:
    numbers = range(1, len(instance["intervals"]) + 1)
    chosen = tuple(sorted(map(int, text.split())))
    found = {picked: smallest(picked, instance) for picked in combinations(numbers, instance["k"])}
    return found.get(chosen) == max(found.values())
