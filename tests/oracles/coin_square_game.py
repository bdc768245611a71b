"""Oracle of rlve/coin_square_game: minimax on the difference of the two totals."""

from functools import cache
from typing import Any


@cache
def lead(coins: tuple[int, ...], most: int) -> int:
    """The mover's total less the other's."""
    takes = range(1, min(most, len(coins)) + 1)
    return max((sum(coins[:k]) - lead(coins[k:], 2 * k) for k in takes), default=0)


def accepts(instance: dict[str, Any], text: str) -> bool:
    coins = tuple(instance["coins"])
    return 2 * int(text) == sum(coins) + lead(coins, 2)
