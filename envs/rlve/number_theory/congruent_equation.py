"""The smallest positive inverse of A modulo B."""

from math import gcd

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class CongruentEquation(Task):
    """A is uniform from 1 and B from 2 to `most`, drawn until they are coprime."""

    ladder = Ladder(most=grow(5, "2"), top=100)
    answer = natural("x")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        while True:
            a, b = rng.randint(1, most), rng.randint(2, most)
            if gcd(a, b) == 1:
                return {"a": a, "b": b}

    def prompt(self, a: int, b: int) -> str:
        return (
            "Find the smallest positive integer x for which A * x leaves the remainder 1 when divided by "
            f"B.\nA = {a}\nB = {b}"
        )

    def solve(self, a: int, b: int) -> int:
        return pow(a, -1, b)
