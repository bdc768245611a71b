"""Oracle of rlve/stone_game: a search of all positions as sorted tuples of heaps."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4)
FEW_PROBLEMS = "the catalogue's level 0 has at most five stones"
CONSTANT = "there are two answers, each right on about half of the problems"


@cache
def wins(heaps: tuple[int, ...], f: int) -> bool:
    for i, size in enumerate(heaps):
        for m in range(2, size + 1 if size >= f else 0):
            parts = [len(range(j, size, m)) for j in range(m)]
            if not wins(tuple(sorted([*heaps[:i], *heaps[i + 1 :], *parts])), f):
                return True
    return False


def accepts(instance: dict[str, Any], text: str) -> bool:
    return text == ("Stan" if wins(tuple(sorted(instance["heaps"])), instance["f"]) else "Ollie")
