"""Count the sequences of positive integers with all but the first bounded, and a bounded sum."""

from math import isqrt

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task


class IndividualSumBoundedSequenceCounting(Task):
    """N minus the sum of the others is how many first entries fit; summed up over all M**(K-1) others.

    K - 1 is uniform up to the square root of N, so that M (uniform up to (N-1) / (K-1)) is rarely 1.
    """

    ladder = Ladder(most=grow(4, "2"), top=40)
    answer = integer("the number of sequences modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        n = rng.randint(2, most)
        others = rng.randint(1, isqrt(n))
        m = rng.randint(1, (n - 1) // others)
        return {"n": n, "k": others + 1, "m": m, "mod": modulus(rng)}

    def prompt(self, n: int, k: int, m: int, mod: int) -> str:
        return (
            "Count the sequences X[1], X[2], ..., X[K] of integers with X[1] >= 1, with 1 <= X[i] <= M for "
            "each i from 2 to K, and with X[1] + X[2] + ... + X[K] <= N. Give the number of sequences modulo "
            f"MOD.\nK = {k}\nM = {m}\nN = {n}\nMOD = {mod}"
        )

    def solve(self, n: int, k: int, m: int, mod: int) -> int:
        # The average of an entry from 1 to M is (M + 1) / 2.
        doubled = pow(m, k - 1, 2 * mod) * (2 * n - (k - 1) * (m + 1))
        return doubled % (2 * mod) // 2
