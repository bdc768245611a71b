"""The sum of lcm(i, j) over a rectangle of i and j."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import by_gcd
from envs.rng import Rng
from envs.task import Instance, Task


class SumLCM(Task):
    """N and M are uniform from 2 to `most`."""

    ladder = Ladder(most=grow(5, "1.5"), top=24)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(2, most), "m": rng.randint(2, most)}

    def prompt(self, n: int, m: int) -> str:
        return (
            "Find the sum of lcm(i, j) over all pairs of integers 1 <= i <= N and 1 <= j <= M, where lcm is "
            f"the least common multiple.\nN = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        # The sums of i * j by gcd, divided by that gcd.
        products = [d * d * _triangle(n // d) * _triangle(m // d) for d in range(1, min(n, m) + 1)]
        return sum(total // d for d, total in enumerate(by_gcd([0, *products])[1:], start=1))


def _triangle(n: int) -> int:
    return n * (n + 1) // 2
