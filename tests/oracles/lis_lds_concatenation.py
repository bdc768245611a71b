"""Oracle of rlve/lis_lds_concatenation: all subsets of the indices."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4)


def good(values: list[int]) -> bool:
    peak = values.index(max(values))
    up, down = values[: peak + 1], values[peak:]
    return up == sorted(set(up)) and down[::-1] == sorted(set(down))


@cache
def longest(a: tuple[int, ...]) -> int:
    sizes = range(len(a), 0, -1)
    return next(size for size in sizes if any(good(list(part)) for part in combinations(a, size)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = instance["a"]
    chosen = [int(word) for word in text.split()]
    proper = chosen == sorted(set(chosen)) and set(chosen) <= set(range(len(a)))
    return proper and good([a[i] for i in chosen]) and len(chosen) == longest(tuple(a))
