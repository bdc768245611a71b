"""Oracle of rlve/add_multiple_divisible_counting: all pairs."""

from functools import cache
from itertools import combinations
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only N from 6 to 16"


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["n"])


@cache
def count(n: int) -> int:
    return sum(a * b % (a + b) == 0 for a, b in combinations(range(1, n + 1), 2))
