"""Oracle of rlve/longest_matching_subsequence: all subsets of the indices."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4)
FEW_PROBLEMS = "the catalogue's level 0 has three values from 1 to 3, one of them 1"
CONSTANT = (
    "A has five elements at the catalogue's level 2, and its last three or four are often a best choice"
)


def matches(values: tuple[int, ...]) -> int:
    return sum(value == j for j, value in enumerate(values, 1))


@cache
def most(a: tuple[int, ...]) -> int:
    return max(matches(part) for size in range(len(a) + 1) for part in combinations(a, size))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = instance["a"]
    chosen = [int(word) for word in text.split()]
    proper = chosen == sorted(set(chosen)) and set(chosen) <= set(range(len(a)))
    return proper and matches(tuple(a[i] for i in chosen)) == most(tuple(a))
