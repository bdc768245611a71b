"""Count the matrices whose rows increase, with each entry below its upper right neighbour."""

from itertools import accumulate

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import prime
from envs.rng import Rng
from envs.task import Instance, Task


class KiddingMe(Task):
    """A row lacks one of the values 0, ..., M; the row above may lack at most one more than it."""

    ladder = Ladder(most=grow(3, "1.1", 1), top=40)
    answer = integer("the number of matrices modulo P", below="p")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(2, most), "m": rng.randint(2, most), "p": prime(rng)}

    def prompt(self, n: int, m: int, p: int) -> str:
        return (
            "Count the matrices X of N rows and M columns whose entries are integers from 0 to M and obey "
            "both rules. Each row increases: X[i][j] < X[i][j+1] for i from 1 to N and j from 1 to M - 1. "
            "And each entry is smaller than the one above it to the right: X[i][j] < X[i-1][j+1] for i from "
            "2 to N and j from 1 to M - 1. Row 1 is the top row. Give the number of matrices modulo the "
            f"prime P.\nN = {n}\nM = {m}\nP = {p}"
        )

    def solve(self, n: int, m: int, p: int) -> int:
        ways = [1] * (m + 1)
        for _ in range(n - 1):
            sums = list(accumulate(ways))
            ways = [sums[min(lacking + 1, m)] % p for lacking in range(m + 1)]
        return sum(ways) % p
