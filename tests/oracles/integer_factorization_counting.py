"""Oracle of rlve/integer_factorization_counting: the factors in ascending order, by recursion."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only N from 4 to 16"
CONSTANT = "the numbers of the catalogue's level 2 have few ways, mostly 1, 2 or 4"


def accepts(instance: dict[str, Any], text: str) -> bool:
    # The product of N alone is the one that recursion finds and the task does not count.
    return int(text) == products(instance["n"], 2) - 1


@cache
def products(n: int, least: int) -> int:
    """Ways to write n as a product of different integers, all at least `least`."""
    return (n == 1) + sum(products(n // d, d + 1) for d in range(least, n + 1) if n % d == 0)
