"""How many divisors the products i j over a rectangle of i and j have together."""

from envs.rlve.number_theory._divisors import by_gcd, divisor_total
from envs.rlve.number_theory._rectangle import OverRectangle


class SumProductDivisorNum(OverRectangle):
    def prompt(self, n: int, m: int) -> str:
        return (
            "Let d(x) be the number of positive divisors of x. Find the sum of d(i * j) over all pairs of "
            f"integers 1 <= i <= N and 1 <= j <= M.\nN = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        # d(i j) counts the coprime pairs x | i, y | j; each pair counts for (n // x) (m // y) of the i, j.
        shared = (divisor_total(n // d) * divisor_total(m // d) for d in range(1, min(n, m) + 1))
        return by_gcd([0, *shared])[1]
