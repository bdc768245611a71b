"""The largest integer that is no sum of multiples of A and B (the Frobenius number)."""

from math import gcd

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class MinNoSolutionLinearDiophantineEquation(Task):
    """A and B are uniform from 2 to `most`, drawn until they are coprime."""

    ladder = Ladder(most=grow(16, "2"), top=100)
    answer = natural("the largest such integer")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        while True:
            a, b = rng.randint(2, most), rng.randint(2, most)
            if gcd(a, b) == 1:
                return {"a": a, "b": b}

    def prompt(self, a: int, b: int) -> str:
        return (
            "Find the largest non-negative integer that cannot be written as A * x + B * y with integers x "
            f">= 0 and y >= 0.\nA = {a}\nB = {b}"
        )

    def solve(self, a: int, b: int) -> int:
        return a * b - a - b
