"""Count pairs up to N whose sum divides their product."""

from math import gcd, isqrt

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class AddMultipleDivisibleCounting(Task):
    """N is uniform from 6 to `most`."""

    ladder = Ladder(most=grow(16, "1.5"), top=26)
    answer = natural("the number of pairs")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(6, most)}

    def prompt(self, n: int) -> str:
        return (
            "How many pairs of integers (a, b) with 1 <= a < b <= N are there for which a * b is divisible "
            f"by a + b?\nN = {n}"
        )

    def solve(self, n: int) -> int:
        # With a = g x, b = g y and x, y coprime, x + y must divide g: b = k y (x + y) for some k.
        return sum(n // (y * (x + y)) for y in range(2, isqrt(n) + 1) for x in range(1, y) if gcd(x, y) == 1)
