"""How many steps a doubling variant of Euclid's algorithm takes, summed over a square of pairs."""

from itertools import count, takewhile

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import blocks
from envs.rng import Rng
from envs.task import Instance, Task


class SumPseudoEuclidean(Task):
    """N is uniform from 3 to `most` (from 5 in the catalogue, which leaves level 0 one problem)."""

    version = 2
    draws = 24
    ladder = Ladder(most=grow(5, "1.5"), top=40)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(3, most)}

    def prompt(self, n: int) -> str:
        return (
            "One step on a pair of positive integers (a, b) with a != b leads to (a - b, 2b) if a > b, and "
            "to (2a, b - a) if a < b. It is repeated until the two numbers are equal. Let f(a, b) be the "
            "number of steps, 0 if a = b from the start; and let f(a, b) = 0 too if the steps never end. "
            f"Find the sum of f(i, j) over all pairs of integers 1 <= i <= N and 1 <= j <= N.\nN = {n}"
        )

    def solve(self, n: int) -> int:
        # It ends after k - 1 steps if (a + b) / gcd(a, b) = 2**k, and not at all for any other sum.
        return sum((last - first + 1) * _coprime(n // first) for first, last in blocks(n))


def _coprime(n: int) -> int:
    """The sum of f over the coprime pairs up to n: both odd, with a power of two as their sum."""
    powers = takewhile(lambda k: 2**k <= 2 * n, count(1))
    return sum((k - 1) * _odd(max(1, 2**k - n), min(n, 2**k - 1)) for k in powers)


def _odd(low: int, high: int) -> int:
    """How many odd integers there are from low to high."""
    return (high + 1) // 2 - low // 2
