"""Oracle of rlve/box_scheduling: all assignments of places, each with its best Y and X."""

from functools import cache
from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3, 4)


def accepts(instance: dict[str, Any], text: str) -> bool:
    best = places(instance["n"], instance["d"], instance["s"], tuple(instance["c"]))
    return [int(word) for word in text.split()] == list(best)


@cache
def places(n: int, d: int, s: int, c: tuple[int, ...]) -> tuple[int, ...]:
    steps = [
        {p: min((y, x) for y in range(n) for x in range(n) if (start + d * x + y) % n == p) for p in range(n)}
        for start in c
    ]

    def cost(order: tuple[int, ...]) -> tuple[list[int], list[int]]:
        chosen = [steps[i][p] for i, p in enumerate(order)]
        return [y for y, _ in chosen], [x for _, x in chosen]

    return min(permutations([p for p in range(n) if p != s]), key=cost)
