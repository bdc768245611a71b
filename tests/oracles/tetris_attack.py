"""Oracle of rlve/tetris_attack: breadth-first search over arrays."""

from functools import cache
from typing import Any

LEVELS = (0, 1)
FEW_PROBLEMS = "the catalogue's level 0 has three pairs: 30 arrays"


def swapped(array: tuple[int, ...], i: int) -> tuple[int, ...]:
    now = [*array[:i], array[i + 1], array[i], *array[i + 2 :]]
    while same := [j for j in range(len(now) - 1) if now[j] == now[j + 1]]:
        del now[same[0] : same[0] + 2]
    return tuple(now)


@cache
def fewest(array: tuple[int, ...]) -> int:
    reached, steps = {array}, 0
    while () not in reached:
        reached = {swapped(now, i) for now in reached for i in range(len(now) - 1)}
        steps += 1
    return steps


def accepts(instance: dict[str, Any], text: str) -> bool:
    now, swaps = tuple(instance["array"]), [int(word) for word in text.split()]
    for i in swaps:
        if i < 0:
            return False
        now = swapped(now, i)
    return now == () and len(swaps) == fewest(tuple(instance["array"]))
