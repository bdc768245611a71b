"""Oracle of rlve/min_division_sum_xor: every set of ends."""

from functools import cache, reduce
from itertools import combinations, pairwise
from operator import or_
from typing import Any

LEVELS = (0, 2, 5)


def joined(a: tuple[int, ...], ends: tuple[int, ...]) -> int:
    return reduce(or_, (sum(a[i:j]) for i, j in pairwise((0, *ends))))


@cache
def least(a: tuple[int, ...], k: int) -> int:
    inner = (ends for size in range(k) for ends in combinations(range(1, len(a)), size))
    return min(joined(a, (*ends, len(a))) for ends in inner)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, k = tuple(instance["a"]), instance["k"]
    ends = tuple(int(word) for word in text.split())
    proper = list(ends) == sorted(set(ends)) and ends[0] >= 1 and ends[-1] == len(a) and len(ends) <= k
    return proper and joined(a, ends) == least(a, k)
