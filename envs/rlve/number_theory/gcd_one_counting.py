"""Count the coprime pairs in a rectangle."""

from envs.formats import natural
from envs.rlve.number_theory._divisors import pairs_by_gcd
from envs.rlve.number_theory._rectangle import OverRectangle


class GCDOneCounting(OverRectangle):
    answer = natural("the number of pairs")

    def prompt(self, n: int, m: int) -> str:
        return (
            "How many pairs of integers (x, y) with 1 <= x <= N and 1 <= y <= M have the greatest common "
            f"divisor 1?\nN = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        return pairs_by_gcd(n, m)[1]
