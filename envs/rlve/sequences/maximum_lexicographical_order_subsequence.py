"""Lexicographically largest subsequence of length K."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class MaximumLexicographicalOrderSubsequence(Task):
    """Values from 0 to 2N, K from 2 to N - 1; an answer that is no subsequence is invalid."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integers("the values of this subsequence in order", like="k")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"a": [rng.randint(0, 2 * n) for _ in range(n)], "k": rng.randint(2, n - 1)}

    def prompt(self, a: list[int], k: int) -> str:
        return (
            f"Delete elements of the array A so that {k} are left, in their order. Of all arrays that can be "
            "left, find the lexicographically largest: of two arrays the larger one is that with the larger "
            f"number at the first position where they differ.\nA: {row(a)}"
        )

    def solve(self, a: list[int], k: int) -> list[int]:
        kept: list[int] = []
        for i, value in enumerate(a):
            while kept and kept[-1] < value and len(kept) + len(a) - i > k:
                kept.pop()
            kept.append(value)
        return kept[:k]

    def value(self, answer: list[int], a: list[int], k: int) -> tuple[int, int] | Invalid:
        left = iter(a)
        if not all(value in left for value in answer):
            return Invalid("the values are not a subsequence of A")
        return sum(x == y for x, y in zip(answer, self.solve(a, k), strict=True)), k
