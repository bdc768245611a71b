"""Floor of the quotient of two non-negative integers."""

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class Division(Task):
    """Divisor and quotient both have at most `digits` digits, so that the quotient is never trivially 0."""

    ladder = Ladder(digits=step(1, 1), top=100)
    answer = integer("the quotient rounded down")
    reward = exact()

    def generate(self, rng: Rng, digits: int) -> Instance:
        b = rng.randint(1, 10**digits - 1)
        return {"a": b * rng.below(10**digits) + rng.below(b), "b": b}

    def prompt(self, a: int, b: int) -> str:
        return f"Divide a by b and round down to an integer (the floor of a / b):\na = {a}\nb = {b}"

    def solve(self, a: int, b: int) -> int:
        return a // b
