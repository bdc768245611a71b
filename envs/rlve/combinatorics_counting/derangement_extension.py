"""Count the permutations with exactly M fixed points, modulo a prime."""

from math import comb

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

PRIMES = (998244353, 10**9 + 7, 10**9 + 9)


class DerangementExtension(Task):
    """The fixed points are chosen, and the others deranged: D(k) = k D(k - 1) + (-1)**k."""

    ladder = Ladder(n=step(4, 1), top=100)
    answer = integer("the number of permutations modulo the prime", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "m": rng.randint(0, n), "mod": rng.choice(PRIMES)}

    def prompt(self, n: int, m: int, mod: int) -> str:
        return (
            f"Count the permutations p of 1, 2, ..., {n} that have exactly {m} fixed "
            f"point{'s' * (m != 1)}. A fixed point is an i with p(i) = i. "
            f"Give the count modulo the prime {mod}."
        )

    def solve(self, n: int, m: int, mod: int) -> int:
        derangements = 1
        for k in range(1, n - m + 1):
            derangements = k * derangements + (-1) ** k
        return comb(n, m) * derangements % mod
