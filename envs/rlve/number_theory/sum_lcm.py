"""The sum of lcm(i, j) over a rectangle of i and j."""

from envs.rlve.number_theory._divisors import by_gcd
from envs.rlve.number_theory._rectangle import OverRectangle


class SumLCM(OverRectangle):
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
