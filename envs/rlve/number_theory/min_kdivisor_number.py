"""The smallest positive integer with exactly K divisors."""

from envs.formats import natural
from envs.ladder import Ladder, grow, then
from envs.rewards import Invalid, minimise, missed
from envs.rlve.number_theory._divisors import divisors, primes
from envs.rng import Rng
from envs.task import Instance, Task

PRIMES = primes(1_000)


class MinKDivisorNumber(Task):
    """K is the one of three draws up to `most` with the most divisors.

    Above level 10 `most` grows slowly: for a prime K the answer is 2**(K-1), of 0.3 K digits. An answer that
    is not the smallest earns credit if primes below 1000 (and one prime factor below 10**6) make it up.
    """

    ladder = Ladder(most=then(grow(5, "2"), 10, by=200), top=40)
    answer = natural("the smallest such integer")
    reward = minimise(beta=2)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"k": max((rng.randint(1, most) for _ in range(3)), key=lambda k: len(divisors(k)))}

    def prompt(self, k: int) -> str:
        return (
            "Find the smallest positive integer that has exactly K positive divisors (1 and the integer "
            f"itself count). Write all its digits.\nK = {k}"
        )

    def solve(self, k: int) -> int:
        found: list[int] = []
        _search(k, k, 0, 1, found)
        return min(found)

    def value(self, answer: int, k: int) -> int | Invalid:
        count = _count_divisors(answer)
        return answer if count == k else missed(f"not known to have {k} divisors")


def _search(k: int, most: int, index: int, product: int, found: list[int]) -> None:
    """Collect numbers with k more divisors: `product` times powers of the primes from `index` on.

    The exponents do not grow, and are below `most`.
    """
    if k == 1:
        found.append(product)
        return
    for part in divisors(k)[1:]:
        if part <= most:
            _search(k // part, part, index + 1, product * PRIMES[index] ** (part - 1), found)


def _count_divisors(n: int) -> int | None:
    """How many divisors n has; None for 0, and where too much of n is made of large primes."""
    if n == 0:
        return None
    count = 1
    for p in PRIMES:
        exponent = 0
        while n % p == 0:
            n //= p
            exponent += 1
        count *= exponent + 1
    if n == 1:
        return count
    return 2 * count if n < PRIMES[-1] ** 2 else None
