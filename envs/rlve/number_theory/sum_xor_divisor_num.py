"""The sum of the divisor counts of i XOR j XOR X over a rectangle of i and j."""

from collections.abc import Iterator

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import divisor_total
from envs.rng import Rng
from envs.task import Instance, Task


class SumXorDivisorNum(Task):
    """N and M are uniform from 3 to `most`, X from 0 to `most`."""

    ladder = Ladder(most=grow(5, "1.5"), top=30)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(3, most), "m": rng.randint(3, most), "x": rng.randint(0, most)}

    def prompt(self, n: int, m: int, x: int) -> str:
        return (
            "Let d(v) be the number of positive divisors of v for v > 0, and d(0) = 0. Find the sum of d(i "
            "XOR j XOR X) over all pairs of integers 0 <= i <= N and 0 <= j <= M, where XOR is the bitwise "
            f"exclusive or.\nN = {n}\nM = {m}\nX = {x}"
        )

    def solve(self, n: int, m: int, x: int) -> int:
        total = 0
        for start, size in _aligned(n):
            for other, other_size in _aligned(m):
                # The larger block takes each value of its range once for every number of the smaller one.
                wide, narrow = max(size, other_size), min(size, other_size)
                low = (start ^ other ^ x) // wide * wide
                total += narrow * (divisor_total(low + wide - 1) - divisor_total(low - 1))
        return total


def _aligned(n: int) -> Iterator[tuple[int, int]]:
    """0, ..., n in blocks (start, size): sizes are powers of two that divide their starts."""
    start = 0
    for bit in range((n + 1).bit_length() - 1, -1, -1):
        if (n + 1) >> bit & 1:
            yield start, 1 << bit
            start += 1 << bit
