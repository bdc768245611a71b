"""Count the permutations that rise along odd positions, along even ones, and within each pair."""

from math import comb

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task


class CatalanNumberMod(Task):
    """Standard Young tableaux of two rows: a Catalan number."""

    version = 2
    draws = 24
    ladder = Ladder(most=grow(3, "1.1", 1), top=40)
    answer = integer("the number of permutations modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(2, most), "mod": modulus(rng)}

    def prompt(self, n: int, mod: int) -> str:
        return (
            "Count the permutations A[1], A[2], ..., A[2N] of 1, 2, ..., 2N for which all three hold: the "
            "entries at odd positions increase (A[1] < A[3] < ... < A[2N-1]); the entries at even positions "
            "increase (A[2] < A[4] < ... < A[2N]); and A[2i-1] < A[2i] for each i from 1 to N. "
            f"Give the number of permutations modulo MOD.\nN = {n}\nMOD = {mod}"
        )

    def solve(self, n: int, mod: int) -> int:
        return comb(2 * n, n) // (n + 1) % mod
