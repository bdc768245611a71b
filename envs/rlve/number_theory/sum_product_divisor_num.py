"""How many divisors the products i j over a rectangle of i and j have together."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import by_gcd, divisor_total
from envs.rng import Rng
from envs.task import Instance, Task


class SumProductDivisorNum(Task):
    """N and M are uniform from 2 to `most`."""

    ladder = Ladder(most=grow(5, "1.5"), top=24)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(2, most), "m": rng.randint(2, most)}

    def prompt(self, n: int, m: int) -> str:
        return (
            "Let d(x) be the number of positive divisors of x. Find the sum of d(i * j) over all pairs of "
            f"integers 1 <= i <= N and 1 <= j <= M.\nN = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        # d(i j) counts the coprime pairs x | i, y | j; each pair counts for (n // x) (m // y) of the i, j.
        shared = (divisor_total(n // d) * divisor_total(m // d) for d in range(1, min(n, m) + 1))
        return by_gcd([0, *shared])[1]
