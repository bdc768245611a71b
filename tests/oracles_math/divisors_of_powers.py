"""Oracle of math/divisors_of_powers: the divisors themselves, in one set."""

from typing import Any

LEVELS = (0, 1, 2, 4)


def divisors(base: int, exponent: int) -> set[int]:
    primes = [p for p in range(2, base + 1) if base % p == 0 and all(p % q for q in range(2, p))]
    number, found = base**exponent, {1}
    for p in primes:
        power = p
        grown = set(found)
        while number % power == 0:
            grown |= {d * power for d in found}
            power *= p
        found = grown
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == len(set().union(*(divisors(base, exponent) for base, exponent in instance["powers"])))
