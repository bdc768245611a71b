"""Oracle of rlve/minimum_max_slicer: all ways to cut."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


def largest(a: tuple[int, ...], ends: tuple[int, ...]) -> int:
    part = [sum(i > end for end in ends) for i in range(len(a))]
    return max(sum(value for value, p in zip(a, part, strict=True) if p == q) for q in part)


@cache
def least(a: tuple[int, ...], m: int) -> int:
    cuts = combinations(range(len(a) - 1), m - 1)
    return min(largest(a, (*cut, len(a) - 1)) for cut in cuts)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, m = tuple(instance["a"]), instance["m"]
    ends = tuple(int(word) for word in text.split())
    proper = len(ends) == m and list(ends) == sorted(set(ends)) and ends[0] >= 0 and ends[-1] == len(a) - 1
    return proper and largest(a, ends) == least(a, m)
