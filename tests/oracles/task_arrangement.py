"""Oracle of rlve/task_arrangement: all divisions into batches, each run task by task."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


def cost(ends: tuple[int, ...], s: int, t: tuple[int, ...], f: tuple[int, ...]) -> int:
    clock, waiting, total = s, 0, 0
    for task, (duration, weight) in enumerate(zip(t, f, strict=True), 1):
        clock, waiting = clock + duration, waiting + weight
        if task in ends:
            total += clock * waiting
            clock, waiting = clock + s, 0
    return total


@cache
def least(s: int, t: tuple[int, ...], f: tuple[int, ...]) -> int:
    n = len(t)
    return min(cost((*inner, n), s, t, f) for size in range(n) for inner in combinations(range(1, n), size))


def accepts(instance: dict[str, Any], text: str) -> bool:
    s, t, f = instance["s"], tuple(instance["t"]), tuple(instance["f"])
    ends = tuple(int(word) for word in text.split())
    proper = list(ends) == sorted(set(ends)) and ends[0] >= 1 and ends[-1] == len(t)
    return proper and cost(ends, s, t, f) == least(s, t, f)
