"""The sum of gcd(i, N) for i from 1 to N."""

from math import prod

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import factors
from envs.rng import Rng
from envs.task import Instance, Task


class SumGCDWithIndividual(Task):
    """N is uniform from 4 to `most`. The sum is multiplicative: for p**e it is (e + 1) p**e - e p**(e-1)."""

    ladder = Ladder(most=grow(32, "1.5"), top=40)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(4, most)}

    def prompt(self, n: int) -> str:
        return (
            "Find the sum of gcd(i, N) over all integers i from 1 to N inclusive, where gcd is the greatest "
            f"common divisor.\nN = {n}"
        )

    def solve(self, n: int) -> int:
        return prod((e + 1) * p**e - e * p ** (e - 1) for p, e in factors(n).items())
