"""Oracle of rlve/weighted_lis: all subsets of the indices."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


@cache
def largest(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    subsets = (chosen for size in range(len(a) + 1) for chosen in combinations(range(len(a)), size))
    return max(sum(b[i] for i in chosen) for chosen in subsets if rises([a[i] for i in chosen]))


def rises(values: list[int]) -> bool:
    return values == sorted(values)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b = instance["a"], instance["b"]
    chosen = [int(word) for word in text.split()]
    proper = chosen == sorted(set(chosen)) and set(chosen) <= set(range(len(a)))
    return (
        proper and rises([a[i] for i in chosen]) and sum(b[i] for i in chosen) == largest(tuple(a), tuple(b))
    )
