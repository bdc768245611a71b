"""How many divisors the integers from L to R have together."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import divisor_total
from envs.rng import Rng
from envs.task import Instance, Task


class SumDivisorNum(Task):
    """R is uniform from 2 to `most`, L from 1 to R."""

    ladder = Ladder(most=grow(10, "1.5"), top=40)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        high = rng.randint(2, most)
        return {"low": rng.randint(1, high), "high": high}

    def prompt(self, low: int, high: int) -> str:
        return (
            "Let d(x) be the number of positive divisors of x. Find the sum of d(x) over all integers x with "
            f"L <= x <= R.\nL = {low}\nR = {high}"
        )

    def solve(self, low: int, high: int) -> int:
        return divisor_total(high) - divisor_total(low - 1)
