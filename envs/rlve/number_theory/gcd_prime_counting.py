"""Count the pairs in a rectangle whose gcd is prime."""

from envs.formats import natural
from envs.rlve.number_theory._divisors import pairs_by_gcd, primes
from envs.rlve.number_theory._rectangle import OverRectangle


class GCDPrimeCounting(OverRectangle):
    answer = natural("the number of pairs")

    def prompt(self, n: int, m: int) -> str:
        return (
            "How many pairs of integers (x, y) with 1 <= x <= N and 1 <= y <= M have a greatest common "
            f"divisor that is a prime number?\nN = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        pairs = pairs_by_gcd(n, m)
        return sum(pairs[p] for p in primes(len(pairs) - 1))
