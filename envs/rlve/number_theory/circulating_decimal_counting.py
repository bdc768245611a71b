"""Count the fractions x/y with bounded x and y that are purely periodic in base K."""

from itertools import accumulate
from math import gcd

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import by_gcd
from envs.rng import Rng
from envs.task import Instance, Task


class CirculatingDecimalCounting(Task):
    """N and M are uniform from 1 to `most`, K from 2 to `base`: coprime x, y, and y coprime to K."""

    ladder = Ladder(most=grow(5, "1.5"), base=grow(3, "1.1", 1), top=24)
    answer = natural("the number of values")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int, base: int) -> Instance:
        return {"n": rng.randint(1, most), "m": rng.randint(1, most), "k": rng.randint(2, base)}

    def prompt(self, n: int, m: int, k: int) -> str:
        return (
            "How many different rational numbers can be written as x/y with integers 1 <= x <= N and 1 <= y "
            "<= M, and are purely periodic in base K? A number is purely periodic if the digits after its "
            "point are one block repeated for ever, which begins right after the point. Integers count: "
            f"their block is 0.\nN = {n}\nM = {m}\nK = {k}"
        )

    def solve(self, n: int, m: int, k: int) -> int:
        coprime = list(accumulate(int(gcd(y, k) == 1) for y in range(k)))

        def up_to(limit: int) -> int:
            periods, rest = divmod(limit, k)
            return periods * coprime[-1] + coprime[rest]

        shared = ((n // d) * up_to(m // d) if gcd(d, k) == 1 else 0 for d in range(1, min(n, m) + 1))
        return by_gcd([0, *shared])[1]
