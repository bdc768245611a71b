"""Oracle of rlve/delta_nim_game: a search of all positions."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2)
CONSTANT = "there are two answers, each right on about half of the problems"


@cache
def wins(piles: tuple[int, ...]) -> bool:
    below = (0, *piles)
    return any(
        not wins((*piles[:i], left, *piles[i + 1 :]))
        for i in range(len(piles))
        for left in range(below[i], piles[i])
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    return text == ("Alice" if wins(tuple(instance["piles"])) else "Bob")
