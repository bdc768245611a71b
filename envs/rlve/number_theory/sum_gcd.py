"""The sum of powers of gcd(i, j) over a rectangle of i and j."""

from envs.formats import natural
from envs.ladder import Ladder, fixed, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import pairs_by_gcd
from envs.rng import Rng
from envs.task import Instance, Task


class SumGCD(Task):
    """N and M are uniform from 2 to `most`, K from 1 to 5."""

    ladder = Ladder(most=grow(5, "1.5"), most_k=fixed(5), top=24)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int, most_k: int) -> Instance:
        return {"n": rng.randint(2, most), "m": rng.randint(2, most), "k": rng.randint(1, most_k)}

    def prompt(self, n: int, m: int, k: int) -> str:
        return (
            "Find the sum of gcd(i, j)**K over all pairs of integers 1 <= i <= N and 1 <= j <= M, where gcd "
            f"is the greatest common divisor.\nN = {n}\nM = {m}\nK = {k}"
        )

    def solve(self, n: int, m: int, k: int) -> int:
        return sum(pairs * d**k for d, pairs in enumerate(pairs_by_gcd(n, m)))
