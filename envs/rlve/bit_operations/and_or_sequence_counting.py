"""Sequences whose AND with a given one never falls and whose OR never rises."""

from functools import cache

from envs.formats import natural
from envs.ladder import Ladder, fixed, grow
from envs.render import row
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class AndOrSequenceCounting(Task):
    """M is uniform from 1 to `bits`."""

    version = 2
    ladder = Ladder(n=grow(2, "1.1", 1), bits=fixed(20), top=25)
    answer = natural("the number of arrays B")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int, bits: int) -> Instance:
        m = rng.randint(1, bits)
        return {"m": m, "a": [rng.below(2**m) for _ in range(n)]}

    def prompt(self, m: int, a: list[int]) -> str:
        return (
            f"Count the arrays B of {len(a)} integers from 0 to {2**m - 1} such that, for the array A below "
            "and each pair of neighbouring positions i and i + 1, both (A[i] AND B[i]) <= (A[i+1] AND "
            "B[i+1]) and (A[i] OR B[i]) >= (A[i+1] OR B[i+1]), where AND and OR are bitwise.\n"
            f"A: {row(a)}"
        )

    def solve(self, m: int, a: list[int]) -> int:
        # B has free bits where A has ones, for the AND, and others where A has zeros, for the OR.
        return _rising(a, m) * _rising([2**m - 1 - value for value in a], m)


def _rising(allowed: list[int], bits: int) -> int:
    """Non-decreasing sequences whose terms have bits only where `allowed` has them."""

    @cache
    def count(bit: int, left: int, right: int) -> int:
        if bit < 0 or left == right:
            return 1
        total, start = count(bit - 1, left, right), right
        # The terms from `start` on have the bit, those before do not.
        while start > left and allowed[start - 1] >> bit & 1:
            start -= 1
            total += count(bit - 1, left, start) * count(bit - 1, start, right)
        return total

    return count(bits - 1, 0, len(allowed))
