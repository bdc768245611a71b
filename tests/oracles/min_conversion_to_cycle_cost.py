"""Oracle of rlve/min_conversion_to_cycle_cost: all cyclic orders of the vertices."""

from functools import cache
from itertools import permutations
from typing import Any

LEVELS = (0, 2, 4)


def cost(cycle: tuple[int, ...], a: tuple[int, ...], c: tuple[int, ...]) -> int:
    return sum(c[i] for before, i in zip((*cycle[-1:], *cycle[:-1]), cycle, strict=True) if a[i] != before)


@cache
def least(a: tuple[int, ...], c: tuple[int, ...]) -> int:
    return min(cost((0, *rest), a, c) for rest in permutations(range(1, len(a))))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, c, new = tuple(instance["a"]), tuple(instance["c"]), list(map(int, text.split()))
    if len(new) != len(a) or min(new) < 0:
        return False
    backwards = [0]
    while new[backwards[-1]] not in backwards:
        backwards.append(new[backwards[-1]])
    if len(backwards) < len(a) or new[backwards[-1]] != 0:
        return False
    return cost(tuple(reversed(backwards)), a, c) == least(a, c)
