"""Small integer arithmetic that several families share; factors and divisors are those of `envs.rlve`.

>>> factored(360)
'2^3 * 3^2 * 5'
>>> valuation(360, 2)
3
"""

from envs.rlve.number_theory._divisors import divisors, factors

__all__ = ["PRIMES", "divisors", "factored", "factors", "valuation"]

PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
"""The primes below 50."""


def factored(n: int) -> str:
    """n >= 1 as a product of prime powers."""
    powers = (f"{p}^{e}" if e > 1 else str(p) for p, e in factors(n).items())
    return " * ".join(powers) or "1"


def valuation(n: int, p: int) -> int:
    """How often p >= 2 divides n > 0."""
    count = 0
    while n % p == 0:
        n, count = n // p, count + 1
    return count
