"""Oracle of rlve/min_kdivisor_number: integers tried from 1 on; for larger K, any exponents."""

from functools import cache
from itertools import count
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only K up to 5"
PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)


def accepts(instance: dict[str, Any], text: str) -> bool:
    k = instance["k"]
    return int(text) == (smallest(k) if k <= 10 else with_primes_from(0, k))


@cache
def smallest(k: int) -> int:
    return next(n for n in count(1) if sum(n % d == 0 for d in range(1, n + 1)) == k)


@cache
def with_primes_from(index: int, k: int) -> int:
    """The smallest number with k divisors and no prime before this one; a skipped prime has exponent 0."""
    if k == 1:
        return 1
    if index == len(PRIMES) - 1:
        return int(PRIMES[index] ** (k - 1))
    parts = [d for d in range(1, k + 1) if k % d == 0]
    return min(PRIMES[index] ** (d - 1) * with_primes_from(index + 1, k // d) for d in parts)
