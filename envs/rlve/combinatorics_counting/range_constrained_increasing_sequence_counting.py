"""Count the sequences of zeros and increasing numbers from given ranges, modulo 1000000007."""

from itertools import accumulate

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

MOD = 10**9 + 7


class RangeConstrainedIncreasingSequenceCounting(Task):
    """Ranges with ends from 1 to N*N, so that many overlap; counted by the last number that is not 0."""

    ladder = Ladder(n=grow(2, "1.1", 1), top=20)
    answer = integer("the number of sequences modulo 1000000007", below=MOD)
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"ranges": [sorted(rng.choices(range(1, n * n + 1), 2)) for _ in range(n)]}

    def prompt(self, ranges: list[list[int]]) -> str:
        return (
            "Count the sequences A[1], A[2], ..., A[N] of integers that obey all of these rules. Each A[i] "
            "is 0, or from L[i] to R[i] (both included). The entries that are not 0 are strictly increasing "
            f"from left to right. At least one entry is not 0. Give the number of sequences modulo {MOD}.\n"
            f"N = {len(ranges)}\nranges, a line `L[i] R[i]` for each i in order:\n{table(ranges)}"
        )

    def solve(self, ranges: list[list[int]]) -> int:
        # ways[v]: sequences so far whose last number is v; ways[0]: nothing but zeros.
        ways = [1] + [0] * max(right for _, right in ranges)
        for left, right in ranges:
            smaller = list(accumulate(ways))
            for v in range(left, right + 1):
                ways[v] = (ways[v] + smaller[v - 1]) % MOD
        return sum(ways[1:]) % MOD
