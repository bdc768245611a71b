"""Oracle of rlve/new_nim_game: every removal against every reply."""

from functools import cache, reduce
from itertools import combinations
from operator import xor
from typing import Any

LEVELS = (0, 2, 3)


def sure(kept: list[int]) -> bool:
    replies = (left for k in range(1, len(kept) + 1) for left in combinations(kept, k))
    return bool(kept) and all(reduce(xor, left) for left in replies)


@cache
def cheapest(heaps: tuple[int, ...]) -> int:
    places = range(len(heaps))
    kept = (pick for k in range(1, len(heaps) + 1) for pick in combinations(places, k))
    return sum(heaps) - max(sum(heaps[i] for i in pick) for pick in kept if sure([heaps[i] for i in pick]))


def accepts(instance: dict[str, Any], text: str) -> bool:
    heaps = instance["heaps"]
    removed = [] if text == "none" else [int(word) for word in text.split()]
    proper = len(set(removed)) == len(removed) and set(removed) <= set(range(1, len(heaps) + 1))
    if not proper or (not removed and text != "none"):
        return False
    kept = [heap for i, heap in enumerate(heaps, 1) if i not in removed]
    return sure(kept) and sum(heaps) - sum(kept) == cheapest(tuple(heaps))
