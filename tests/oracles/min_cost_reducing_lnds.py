"""Oracle of rlve/min_cost_reducing_lnds: every set of erased numbers; lengths by a list of best ends."""

from bisect import bisect_right
from functools import cache
from itertools import chain, combinations
from typing import Any

LEVELS = (0, 2, 4, 6)


def longest(values: list[int]) -> int:
    ends: list[int] = []
    for value in values:
        place = bisect_right(ends, value)
        ends[place : place + 1] = [value]
    return len(ends)


def shrinks(a: tuple[int, ...], erased: tuple[int, ...]) -> bool:
    return longest([value for i, value in enumerate(a) if i not in erased]) < longest(list(a))


@cache
def cheapest(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    subsets = chain.from_iterable(combinations(range(len(a)), size) for size in range(len(a) + 1))
    return min(sum(b[i] for i in erased) for erased in subsets if shrinks(a, erased))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b, erased = tuple(instance["a"]), tuple(instance["b"]), tuple(int(word) for word in text.split())
    if len(set(erased)) < len(erased) or not set(erased) <= set(range(len(a))):
        return False
    return shrinks(a, erased) and sum(b[i] for i in erased) == cheapest(a, b)
