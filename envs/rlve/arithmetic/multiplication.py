"""Product of two non-negative integers."""

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class Multiplication(Task):
    """Both factors are uniform below 10**digits."""

    ladder = Ladder(digits=step(2, 1), top=100)
    answer = integer("the product")
    reward = exact()

    def generate(self, rng: Rng, digits: int) -> Instance:
        return {"a": rng.below(10**digits), "b": rng.below(10**digits)}

    def prompt(self, a: int, b: int) -> str:
        return f"Compute the product a * b of these two integers:\na = {a}\nb = {b}"

    def solve(self, a: int, b: int) -> int:
        return a * b
