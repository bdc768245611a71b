"""Choose a subsequence in which as many elements as possible equal their own position."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class LongestMatchingSubsequence(Task):
    """Values from 1 to N, redrawn while A itself matches as often as any choice of elements."""

    version = 2
    draws = 24
    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integers("the indices of the chosen elements of A in increasing order")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            a = [rng.randint(1, n) for _ in range(n)]
            if 1 in a and self.value(self.solve(a), a) > self.value(list(range(n)), a):
                return {"a": a}

    def prompt(self, a: list[int]) -> str:
        return (
            f"The array A has {len(a)} elements, indexed from 0. Choose indices of A in increasing order; "
            "the elements there, in this order, make the array B, whose positions are counted from 1. Choose "
            f"them so that B[j] = j holds for as many positions j as possible.\nA: {row(a)}"
        )

    def solve(self, a: list[int]) -> list[int]:
        # chain[i]: matched indices up to i; between two of them there must be room for what lies between.
        chains: dict[int, list[int]] = {}
        for i, value in enumerate(a):
            if value > i + 1:
                continue
            before = (chains[k] for k in chains if 0 < value - a[k] <= i - k)
            chains[i] = [*max(before, key=len, default=[]), i]
        chosen: list[int] = []
        for i in max(chains.values(), key=len):
            first = chosen[-1] + 1 if chosen else 0
            fillers = a[i] - 1 - len(chosen)
            chosen += [*range(first, first + fillers), i]
        return chosen

    def value(self, answer: list[int], a: list[int]) -> int:
        if not all(0 <= index < len(a) for index in answer):
            raise Invalid(f"an index is outside 0..{len(a) - 1}")
        if not all(i < j for i, j in pairwise(answer)):
            raise Invalid("the indices do not increase")
        return sum(a[index] == j for j, index in enumerate(answer, 1))
