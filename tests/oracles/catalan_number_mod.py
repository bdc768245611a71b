"""Oracle of rlve/catalan_number_mod: all permutations while they are few, else value by value."""

from functools import cache
from itertools import pairwise, permutations
from typing import Any

LISTED = 4


@cache
def listed(n: int) -> int:
    return sum(map(obeys, permutations(range(2 * n))))


def obeys(a: tuple[int, ...]) -> bool:
    odd, even = a[::2], a[1::2]
    rises = all(x < y for row in (odd, even) for x, y in pairwise(row))
    return rises and all(x < y for x, y in zip(odd, even, strict=True))


@cache
def filled(n: int, odd: int, even: int) -> int:
    """Ways to place the remaining values, with so many odd and even positions filled from the left."""
    if even == n:
        return 1
    ways = filled(n, odd + 1, even) if odd < n else 0
    return ways + (filled(n, odd, even + 1) if even < odd else 0)


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    return int(text) == (listed(n) if n <= LISTED else filled(n, 0, 0)) % instance["mod"]
