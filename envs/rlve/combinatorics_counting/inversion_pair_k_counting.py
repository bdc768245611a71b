"""Count the permutations with exactly K inversions, modulo a number."""

from itertools import accumulate

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task


class InversionPairKCounting(Task):
    """The i-th element inserted adds from 0 to i - 1 inversions: windows of prefix sums."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=20)
    answer = integer("the number of permutations modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "k": rng.randint(0, n * (n - 1) // 2), "mod": modulus(rng)}

    def prompt(self, n: int, k: int, mod: int) -> str:
        return (
            "Count the permutations p of 1, 2, ..., N that have exactly K inversions. An inversion is a pair "
            "of positions i < j with p(i) > p(j). Give the number of permutations modulo MOD.\n"
            f"N = {n}\nK = {k}\nMOD = {mod}"
        )

    def solve(self, n: int, k: int, mod: int) -> int:
        ways = [1] + [0] * k
        for size in range(2, n + 1):
            sums = [0, *accumulate(ways)]
            ways = [(sums[j + 1] - sums[max(0, j + 1 - size)]) % mod for j in range(k + 1)]
        return ways[k] % mod
