"""For each number of a list, the one that fewest multiplications and divisions by primes lead to."""

from math import gcd

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import entries
from envs.rlve.number_theory._divisors import factors
from envs.rng import Rng
from envs.task import Instance, Task


class ODLDistance(Task):
    """N different values from 1 to 20N."""

    ladder = Ladder(n=step(3, 1), top=60)
    answer = integers("the index j for each i", like="a", below="a")
    reward = entries(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"a": rng.sample(range(1, 20 * n + 1), n)}

    def prompt(self, a: list[int]) -> str:
        return (
            "One step multiplies a positive integer by a prime number, or divides it by a prime number that "
            "divides it. The distance of two integers is the smallest number of steps from one to the other. "
            f"For each i from 0 to {len(a) - 1}, find the index j, different from i, for which the distance "
            "of A[i] and A[j] is smallest; of several such j take the smallest. Indices start from 0.\n"
            f"A: {row(a)}"
        )

    def solve(self, a: list[int]) -> list[int]:
        others = [[j for j in range(len(a)) if j != i] for i in range(len(a))]
        return [min(others[i], key=lambda j: (_distance(a[i], a[j]), j)) for i in range(len(a))]


def _distance(a: int, b: int) -> int:
    return sum(factors(a * b // gcd(a, b) ** 2).values())
