"""Count the sequences of different non-empty sets that hold each element an even number of times."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task


class Canon(Task):
    """The last set is forced by the others; it may not be empty, nor one of them.

    M is from 3 to the number of non-empty sets: there is no sequence of two sets, or of more than there are.
    """

    ladder = Ladder(most=grow(3, "1.1", 1), top=40)
    answer = integer("the number of sequences modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        n = rng.randint(2, most)
        return {"n": n, "m": rng.randint(3, min(most, 2**n - 1)), "mod": modulus(rng)}

    def prompt(self, n: int, m: int, mod: int) -> str:
        return (
            "Count the sequences of M non-empty subsets of {1, 2, ..., N} in which no subset occurs twice "
            "and each element of {1, 2, ..., N} is in an even number of the M subsets (0 is even). The order "
            "matters: the same subsets in another order are another sequence. Give the number of sequences "
            f"modulo MOD.\nN = {n}\nM = {m}\nMOD = {mod}"
        )

    def solve(self, n: int, m: int, mod: int) -> int:
        sets = 2**n - 1
        shorter, now, free = 1, 0, sets
        for length in range(2, m + 1):
            # `free`: sequences of length - 1 different sets.
            repeats = (length - 1) * (sets - length + 2) * shorter
            shorter, now = now, (free - now - repeats) % mod
            free = free * (sets - length + 1) % mod
        return now
