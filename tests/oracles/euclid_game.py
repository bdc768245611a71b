"""Oracle of rlve/euclid_game: the game played out, every move of every position."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 4)

CONSTANT = "there are two possible answers, drawn equally often"


@cache
def wins(x: int, y: int) -> bool:
    """Can the player to move win? One who faces a 0 has lost."""
    if 0 in (x, y):
        return False
    small, large = sorted((x, y))
    return any(not wins(small, left) for left in range(large - small, -1, -small))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return text == ("Stan" if wins(instance["x"], instance["y"]) else "Ollie")
