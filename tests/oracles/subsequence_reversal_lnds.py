"""Oracle of rlve/subsequence_reversal_lnds: all subsequences are reversed."""

from bisect import bisect_right
from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 3, 4)
CONSTANT = "the lengths at the catalogue's level 2, with six elements, are 4 to 6 nearly always"


def longest(array: list[int]) -> int:
    tails: list[int] = []
    for value in array:
        place = bisect_right(tails, value)
        tails[place : place + 1] = [value]
    return len(tails)


@cache
def best(a: tuple[int, ...]) -> int:
    found = 0
    for size in range(len(a) + 1):
        for places in combinations(range(len(a)), size):
            array = list(a)
            for place, other in zip(places, reversed(places), strict=True):
                array[place] = a[other]
            found = max(found, longest(array))
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == best(tuple(instance["a"]))
