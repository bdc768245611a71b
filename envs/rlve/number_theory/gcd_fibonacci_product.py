"""The product of the Fibonacci numbers F(gcd(i, j)) over a rectangle of i and j, modulo a prime."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.number_theory._divisors import pairs_by_gcd
from envs.rng import Rng
from envs.task import Instance, Task

MOD = 10**9 + 7


class GCDFibonacciProduct(Task):
    """N and M are uniform from 3 to `most`."""

    ladder = Ladder(most=grow(5, "1.5"), top=24)
    answer = integer("the product modulo 1000000007", below=MOD)
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(3, most), "m": rng.randint(3, most)}

    def prompt(self, n: int, m: int) -> str:
        return (
            "The Fibonacci numbers are F(1) = 1, F(2) = 1 and F(k) = F(k-1) + F(k-2) for k > 2. Multiply "
            "F(gcd(i, j)) over all pairs of integers 1 <= i <= N and 1 <= j <= M, where gcd is the greatest "
            f"common divisor. Give the product modulo {MOD}.\nN = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        product, current, following = 1, 1, 1
        for pairs in pairs_by_gcd(n, m)[1:]:
            product = product * pow(current, pairs, MOD) % MOD
            current, following = following, (current + following) % MOD
        return product
