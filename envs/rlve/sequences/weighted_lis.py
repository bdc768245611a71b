"""Non-decreasing subsequence with the largest sum of weights."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class WeightedLis(Task):
    """Values and weights from 1 to N; solved by the best sum that ends at each index."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=40)
    answer = integers("the chosen indices in increasing order")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "a": [rng.randint(1, n) for _ in range(n)],
            "b": [rng.randint(1, n) for _ in range(n)],
        }

    def prompt(self, a: list[int], b: list[int]) -> str:
        return (
            f"A and B are arrays of length {len(a)}, indexed from 0. Choose indices i1 < i2 < ... < ik with "
            "A[i1] <= A[i2] <= ... <= A[ik] so that B[i1] + B[i2] + ... + B[ik] is as large as possible.\n"
            f"A: {row(a)}\nB: {row(b)}"
        )

    def solve(self, a: list[int], b: list[int]) -> list[int]:
        best: list[int] = []
        before: list[int] = []
        for i in range(len(a)):
            total, previous = max(((best[j], j) for j in range(i) if a[j] <= a[i]), default=(0, -1))
            best.append(total + b[i])
            before.append(previous)
        chosen = [best.index(max(best))]
        while (previous := before[chosen[-1]]) >= 0:
            chosen.append(previous)
        return chosen[::-1]

    def value(self, answer: list[int], a: list[int], b: list[int]) -> int | Invalid:
        if not all(0 <= index < len(a) for index in answer):
            return Invalid(f"an index is outside 0..{len(a) - 1}")
        if not all(i < j and a[i] <= a[j] for i, j in pairwise(answer)):
            return Invalid("the indices do not increase, or the values of A decrease")
        return sum(b[index] for index in answer)
