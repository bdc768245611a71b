"""Oracle of rlve/derangement_extension: all permutations while they are few, else inclusion and exclusion."""

from itertools import permutations
from math import factorial
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has N = 4, five values of M and three primes"
LISTED = 7


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m = instance["n"], instance["m"]
    count = listed(n, m) if n <= LISTED else excluded(n, m)
    return int(text) == count % instance["mod"]


def listed(n: int, m: int) -> int:
    return sum(sum(map(int.__eq__, order, range(n))) == m for order in permutations(range(n)))


def excluded(n: int, m: int) -> int:
    """n! / m! times the sum of (-1)**k / k! for k up to n - m, in integers."""
    tail = factorial(n - m)
    return (
        factorial(n) // factorial(m) * sum((-1) ** k * tail // factorial(k) for k in range(n - m + 1)) // tail
    )
