"""A permutation of 1..N whose prefix products all differ modulo N."""

from envs.formats import permutation
from envs.ladder import Ladder, grow, then
from envs.rewards import fraction
from envs.rlve.number_theory._divisors import primes
from envs.rng import Rng
from envs.task import Instance, Task


class PrefixProductMODDistinctPermutation(Task):
    """N is 4 or a prime from 3 to `most`, which grows slowly above level 10: the answer has N numbers."""

    ladder = Ladder(most=then(grow(8, "1.5"), 10, by=20), top=30)
    answer = permutation("the permutation", like="n", start=1)
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.choice([4, *primes(most)[1:]])}

    def prompt(self, n: int) -> str:
        return (
            f"Find a permutation p[1], ..., p[N] of the integers from 1 to N for which the N products p[1], "
            "p[1] * p[2], ..., p[1] * p[2] * ... * p[N] leave different remainders when divided by N. Any "
            f"such permutation is accepted.\nN = {n}"
        )

    def solve(self, n: int) -> list[int]:
        # For a prime N the prefix products are 1, 2, ..., N - 1 and 0.
        if n == 4:
            return [1, 3, 2, 4]
        return [1, *(i * pow(i - 1, -1, n) % n for i in range(2, n)), n]

    def value(self, answer: list[int], n: int) -> tuple[int, int]:
        product, seen = 1, set()
        for number in answer:
            product = product * number % n
            seen.add(product)
        return len(seen), n
