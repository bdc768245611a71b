"""Oracle of rlve/cornfield: all choices of at most K intervals, and all subsequences."""

from functools import cache
from itertools import combinations, combinations_with_replacement
from typing import Any

LEVELS = (0, 1, 2)
CONSTANT = (
    "the five heights of the catalogue's level 2 are raised in one interval, often in one of many good ones"
)
FEW_PROBLEMS = "the catalogue's level 0 has three small heights"


def after(h: tuple[int, ...], intervals: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(x + sum(left <= i <= right for left, right in intervals) for i, x in enumerate(h))


@cache
def longest(h: tuple[int, ...]) -> int:
    sizes = range(len(h), 0, -1)
    return next(n for n in sizes if any(list(part) == sorted(part) for part in combinations(h, n)))


@cache
def best(k: int, h: tuple[int, ...]) -> int:
    intervals = list(combinations_with_replacement(range(len(h)), 2))
    return max(
        longest(after(h, list(chosen)))
        for size in range(k + 1)
        for chosen in combinations_with_replacement(intervals, size)
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    k, h = instance["k"], tuple(instance["h"])
    found = (
        [] if text == "none" else [tuple(map(int, line.split())) for line in text.split("\n") if line.strip()]
    )
    proper = len(found) <= k and all(0 <= left <= right < len(h) for left, right in found)
    return proper and longest(after(h, found)) == best(k, h)
