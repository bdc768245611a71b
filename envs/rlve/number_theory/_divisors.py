"""Divisors in sums: factorisations, divisor counts, pairs by their gcd, and ranges of equal quotients.

>>> factors(360)
{2: 3, 3: 2, 5: 1}
>>> pairs_by_gcd(4, 3)  # of the pairs with 1 <= x <= 4 and 1 <= y <= 3, 9 are coprime
[0, 9, 2, 1]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isqrt


def factors(n: int) -> dict[int, int]:
    """The primes of n >= 1 in ascending order, with their exponents; sqrt(n) steps at worst."""
    found: dict[int, int] = {}
    p = 2
    while p * p <= n:
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
        p += 1
    return found | ({n: 1} if n > 1 else {})


def divisors(n: int) -> list[int]:
    """The divisors of n >= 1 in ascending order."""
    found = [1]
    for p, exponent in factors(n).items():
        found = [d * p**e for d in found for e in range(exponent + 1)]
    return sorted(found)


def totient(n: int) -> int:
    """How many of 1, ..., n are coprime to n (Euler's phi)."""
    for p in factors(n):
        n -= n // p
    return n


def divisor_total(n: int) -> int:
    """How many divisors 1, ..., n have together (0 for n < 1): pairs (x, y) with x * y <= n."""
    if n < 1:
        return 0
    root = isqrt(n)
    return 2 * sum(n // x for x in range(1, root + 1)) - root * root


def by_gcd(multiples: Sequence[int]) -> list[int]:
    """From sums over the pairs that d divides, d = 1, 2, ..., to sums over those whose gcd is d.

    Index 0 is not used.
    """
    exact = list(multiples)
    for d in range(len(exact) - 1, 0, -1):
        exact[d] -= sum(exact[2 * d :: d])
    return exact


def pairs_by_gcd(n: int, m: int) -> list[int]:
    """How many pairs 1 <= x <= n, 1 <= y <= m have the gcd d, for each d from 1; index 0 is not used."""
    return by_gcd([0, *((n // d) * (m // d) for d in range(1, min(n, m) + 1))])


def blocks(*numbers: int) -> Iterator[tuple[int, int]]:
    """The ranges first..last of d, up to the smallest number, on which no quotient number // d changes."""
    first = 1
    while first <= min(numbers):
        last = min(number // (number // first) for number in numbers)
        yield first, last
        first = last + 1


def primes(limit: int) -> list[int]:
    """The primes up to a limit (sieve of Eratosthenes)."""
    prime = [False, False] + [True] * (limit - 1)
    for p in range(2, isqrt(max(0, limit)) + 1):
        if prime[p]:
            prime[p * p :: p] = [False] * len(range(p * p, limit + 1, p))
    return [p for p in range(2, limit + 1) if prime[p]]
