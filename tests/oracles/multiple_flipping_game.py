"""Oracle of rlve/multiple_flipping_game: a search of all positions as bit masks."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5, 6)
FEW_PROBLEMS = "the catalogue's level 0 has three coins"
CONSTANT = "there are two answers, each right on about half of the problems"


@cache
def wins(n: int, white: int) -> bool:
    for x in range(1, n + 1):
        turned = 0
        for y in range(x, n + 1 if white >> x & 1 else 0, x):
            turned |= 1 << y
            if not wins(n, white ^ turned):
                return True
    return False


def accepts(instance: dict[str, Any], text: str) -> bool:
    white = sum(1 << x for x in instance["white"])
    return text == ("Yes" if wins(instance["n"], white) else "No")
