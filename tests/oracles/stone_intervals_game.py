"""Oracle of rlve/stone_intervals_game: minimax over all positions."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4, 5)


@cache
def lead(piles: tuple[int, ...]) -> int:
    closed = (1, *piles, 1)
    takes = [i for i, pile in enumerate(piles) if pile and 0 in (closed[i], closed[i + 2])]
    return max((piles[i] - lead((*piles[:i], 0, *piles[i + 1 :])) for i in takes), default=0)


def accepts(instance: dict[str, Any], text: str) -> bool:
    piles = tuple(instance["piles"])
    return 2 * int(text) == sum(piles) + lead(piles)
