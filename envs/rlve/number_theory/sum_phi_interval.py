"""Count for all x in an interval the integers up to x that are not coprime to x."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import totient
from envs.rng import Rng
from envs.task import Instance, Task


class SumPHIInterval(Task):
    """L is uniform from 1 to `most_delta` squared, and R from L to L + `most_delta`."""

    ladder = Ladder(most_delta=grow(5, "1.1", 1), top=40)
    answer = natural("the sum of q(x)")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most_delta: int) -> Instance:
        low = rng.randint(1, most_delta**2)
        return {"low": low, "high": low + rng.randint(0, most_delta)}

    def prompt(self, low: int, high: int) -> str:
        return (
            "For a positive integer x let q(x) be the number of integers y with 1 <= y <= x that are not "
            "coprime to x, that is, gcd(x, y) > 1. Find the sum of q(x) over all integers x with L <= x <= R."
            f"\nL = {low}\nR = {high}"
        )

    def solve(self, low: int, high: int) -> int:
        return sum(x - totient(x) for x in range(low, high + 1))
