"""Count the sequences in which some two neighbours are equal, modulo a number."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class SameAdjacencyCounting(Task):
    """All sequences less those in which each entry differs from the one before.

    MOD is uniform from M + 1 to 2M: modulo M itself the answer would always be 0.
    """

    ladder = Ladder(most_n=grow(7, "1.5", 1), most_m=grow(2, "1.5", 1), top=40)
    answer = integer("the number of sequences modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most_n: int, most_m: int) -> Instance:
        n, m = rng.randint(2, most_n), rng.randint(2, most_m)
        return {"n": n, "m": m, "mod": rng.randint(m + 1, 2 * m)}

    def prompt(self, n: int, m: int, mod: int) -> str:
        return (
            "Count the sequences of length N whose entries are integers from 1 to M and in which at least "
            "one entry is equal to the entry right after it. Give the number of sequences modulo MOD.\n"
            f"N = {n}\nM = {m}\nMOD = {mod}"
        )

    def solve(self, n: int, m: int, mod: int) -> int:
        return (pow(m, n, mod) - m * pow(m - 1, n - 1, mod)) % mod
