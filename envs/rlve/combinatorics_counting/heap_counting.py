"""Count the permutations that are heaps, modulo a prime that may be smaller than N."""

from math import factorial, prod

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import MOST, prime
from envs.rng import Rng
from envs.task import Instance, Task


class HeapCounting(Task):
    """N! over the product of all subtree sizes. One prime in four is at most 4N, others to a million."""

    ladder = Ladder(most=grow(10, "1.1", 1), top=40)
    answer = integer("the number of permutations modulo P", below="p")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        n = rng.randint(3, most)
        return {"n": n, "p": prime(rng, 4 * n if rng.chance(1, 4) else MOST)}

    def prompt(self, n: int, p: int) -> str:
        return (
            "Count the permutations A[1], A[2], ..., A[N] of 1, 2, ..., N in which A[i] > A[i // 2] for each "
            "i from 2 to N, where i // 2 is i divided by 2 and rounded down. Give the number of permutations "
            f"modulo the prime P.\nN = {n}\nP = {p}"
        )

    def solve(self, n: int, p: int) -> int:
        sizes = [1] * (n + 1)
        for i in range(n, 1, -1):
            sizes[i // 2] += sizes[i]
        return factorial(n) // prod(sizes[1:]) % p
