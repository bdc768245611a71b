"""Oracle of rlve/splitting_game: a search of all positions, nothing known about single beans."""

from functools import cache
from typing import Any

LEVELS = (0, 1)
CONSTANT = "there are two answers, each right on about half of the problems"


@cache
def wins(beans: tuple[int, ...]) -> bool:
    n = len(beans)
    for i in reversed(range(n)):
        for j in range(i + 1, n if beans[i] else 0):
            for k in range(j, n):
                after = list(beans)
                after[i] -= 1
                after[j] += 1
                after[k] += 1
                # Beans in the last bottle cannot move.
                if not wins((*after[:-1], 0)):
                    return True
    return False


def accepts(instance: dict[str, Any], text: str) -> bool:
    return text == ("Alice" if wins(tuple(instance["beans"])) else "Bob")
