"""Oracle of rlve/bubble_swap_lower_bound_permutation_counting: all permutations, sorted and swapped."""

from bisect import bisect
from functools import cache
from itertools import combinations, permutations
from typing import Any

FEW_PROBLEMS = "there are six permutations of 1, 2, 3"
LEVELS = (0, 2, 3, 4)


@cache
def meeting_the_bound(n: int) -> list[tuple[int, ...]]:
    return [order for order in permutations(range(1, n + 1)) if meets(order)]


def meets(order: tuple[int, ...]) -> bool:
    distance = sum(abs(i - value) for i, value in enumerate(order, 1))
    return 2 * sum(a > b for a, b in combinations(order, 2)) == distance


def accepts(instance: dict[str, Any], text: str) -> bool:
    found = meeting_the_bound(len(instance["p"]))
    return int(text) == len(found) - bisect(found, tuple(instance["p"]))
