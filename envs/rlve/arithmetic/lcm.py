"""Least common multiple of two integers."""

import math

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class LCM(Task):
    """Both numbers are uniform from 2 to `most`."""

    ladder = Ladder(most=grow(15, "1.5"), top=100)
    answer = integer("the least common multiple")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"a": rng.randint(2, most), "b": rng.randint(2, most)}

    def prompt(self, a: int, b: int) -> str:
        return f"Find the smallest positive integer that is divisible by both a and b:\na = {a}\nb = {b}"

    def solve(self, a: int, b: int) -> int:
        return math.lcm(a, b)
