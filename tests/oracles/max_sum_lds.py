"""Oracle of rlve/max_sum_lds: all permutations."""

from functools import cache
from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)
FEW_PROBLEMS = "the catalogue's level 0 has three places: five arrays"


def lengths(values: tuple[int, ...]) -> tuple[int, ...]:
    found: list[int] = []
    for i, value in enumerate(values):
        found.append(1 + max((found[j] for j in range(i) if values[j] < value), default=0))
    return tuple(found)


@cache
def table(n: int) -> dict[tuple[int, ...], int]:
    """The best sum for each array of lengths."""
    best: dict[tuple[int, ...], int] = {}
    for order in permutations(range(1, n + 1)):
        rises = lengths(order)
        best[rises] = max(best.get(rises, 0), sum(lengths(order[::-1])))
    return best


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, order = tuple(instance["a"]), tuple(int(word) for word in text.split())
    proper = sorted(order) == list(range(1, len(a) + 1)) and lengths(order) == a
    return proper and sum(lengths(order[::-1])) == table(len(a))[a]
