"""Count the integers that divide at least one of several given powers."""

from functools import reduce
from itertools import combinations
from math import gcd, prod

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.math._integers import PRIMES, factors, valuation
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Find the number of positive integers that are divisors of at least one of {powers}.",
    "How many positive integers divide at least one of the numbers {powers}?",
    "Let S be the set of all positive divisors of the numbers {powers} taken together; a divisor of several "
    "of the numbers is in S once. How many elements does S have?",
)


def how_many(level: int) -> int:
    """2, and one more at every fourth level, up to 7."""
    return min(2 + level // 4, 7)


class DivisorsOfPowers(Task):
    """Inclusion and exclusion over the greatest common divisors."""

    ladder = Ladder(count=how_many, most=step(8, 3), top=24)
    answer = natural("the number of positive integers")
    reward = exact()

    def generate(self, rng: Rng, count: int, most: int) -> Instance:
        bases = rng.sample([b for b in range(6, 70) if len(factors(b)) > 1 and max(factors(b)) <= 13], count)
        powers = [[base, rng.randint(most // 2, most)] for base in bases]
        return {"powers": powers, "wording": rng.below(len(WORDINGS))}

    def prompt(self, powers: list[list[int]], wording: int) -> str:
        *first, last = (f"{base}^{exponent}" for base, exponent in powers)
        return WORDINGS[wording].format(powers=f"{', '.join(first)} and {last}")

    def solve(self, powers: list[list[int]]) -> int:
        numbers = [base**exponent for base, exponent in powers]
        return sum(
            (-1) ** (size + 1) * _divisors(reduce(gcd, chosen))
            for size in range(1, len(numbers) + 1)
            for chosen in combinations(numbers, size)
        )


def _divisors(n: int) -> int:
    """How many divisors a number has that has no prime above 13."""
    return prod(valuation(n, p) + 1 for p in PRIMES if p <= 13)
