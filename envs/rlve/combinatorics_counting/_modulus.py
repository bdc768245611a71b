"""Moduli that counting tasks draw: any number, or a prime, up to a million.

>>> from envs.rng import Rng
>>> modulus(Rng(1)) < MOST, is_prime(prime(Rng(1)))
(True, True)
"""

from math import isqrt

from envs.rng import Rng

MOST = 10**6


def modulus(rng: Rng) -> int:
    """An integer from 2 to a million."""
    return rng.randint(2, MOST)


def prime(rng: Rng, most: int = MOST) -> int:
    """A prime up to `most` (at least 2), all equally likely."""
    while not is_prime(drawn := rng.randint(2, most)):
        pass
    return drawn


def is_prime(n: int) -> bool:
    """Trial division: for numbers up to a million or so."""
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))
