"""Oracle of math/subset_sum_residue: all sets."""

from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 1, 2)


@cache
def sums(n: int, k: int) -> list[int]:
    return [sum(chosen) for chosen in combinations(range(1, n + 1), k)]


def accepts(instance: dict[str, Any], text: str) -> bool:
    found = sums(instance["n"], instance["k"])
    hits = sum(total % instance["m"] == instance["remainder"] for total in found)
    return Fraction(text) == Fraction(hits, len(found))
