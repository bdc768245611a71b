"""Sum of the products over all sequences of N different integers from 1 to K, modulo a prime."""

from math import factorial

from envs.formats import integer
from envs.ladder import Ladder, grow, step
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import prime
from envs.rng import Rng
from envs.task import Instance, Task


class SumSetMultiplication(Task):
    """N! times the elementary symmetric polynomial of 1, ..., K, integer by integer."""

    ladder = Ladder(most_n=step(3, 1), most_k=grow(8, "1.5"), top=20)
    answer = integer("the sum modulo P", below="p")
    reward = exact()

    def generate(self, rng: Rng, most_n: int, most_k: int) -> Instance:
        n = rng.randint(3, most_n)
        return {"n": n, "k": rng.randint(n + 1, most_k), "p": prime(rng)}

    def prompt(self, n: int, k: int, p: int) -> str:
        return (
            "Consider all sequences of N integers from 1 to K in which no integer occurs twice; the same "
            "integers in another order are another sequence. The value of a sequence is the product of its "
            f"integers. Find the sum of the values of all sequences, modulo the prime P.\nN = {n}\nK = {k}\n"
            f"P = {p}"
        )

    def solve(self, n: int, k: int, p: int) -> int:
        sums = [1] + [0] * n
        for value in range(1, k + 1):
            for size in range(min(n, value), 0, -1):
                sums[size] = (sums[size] + sums[size - 1] * value) % p
        return factorial(n) * sums[n] % p
