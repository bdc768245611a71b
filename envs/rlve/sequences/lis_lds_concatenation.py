"""Longest subsequence that rises strictly and then falls strictly."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, fixed, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class LisLdsConcatenation(Task):
    """Solved by the longest rise that ends and the longest fall that starts at each index."""

    ladder = Ladder(n=grow(5, "1.2"), most=fixed(100_000), top=20)
    answer = integers("the chosen indices in increasing order")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int, most: int) -> Instance:
        return {"a": [rng.randint(1, most) for _ in range(n)]}

    def prompt(self, a: list[int]) -> str:
        return (
            f"The array A has {len(a)} elements, indexed from 0. Choose as many indices i1 < i2 < ... < ik "
            "as possible so that, for some t, A[i1] < A[i2] < ... < A[it] and A[it] > A[it+1] > ... > "
            "A[ik]. There may be no fall (t = k) or no rise (t = 1).\n"
            f"A: {row(a)}"
        )

    def solve(self, a: list[int]) -> list[int]:
        rises, falls = _rises(a), [run[::-1] for run in _rises(a[::-1])][::-1]
        last = len(a) - 1
        both = [rise + [last - i for i in fall[1:]] for rise, fall in zip(rises, falls, strict=True)]
        return max(both, key=len)

    def value(self, answer: list[int], a: list[int]) -> int | Invalid:
        if not all(0 <= index < len(a) for index in answer):
            return Invalid(f"an index is outside 0..{len(a) - 1}")
        if not all(i < j for i, j in pairwise(answer)):
            return Invalid("the indices do not increase")
        rising = [a[i] < a[j] for i, j in pairwise(answer)]
        flat = any(a[i] == a[j] for i, j in pairwise(answer))
        if flat or rising != sorted(rising, reverse=True):
            return Invalid("the values do not rise strictly and then fall strictly")
        return len(answer)


def _rises(a: list[int]) -> list[list[int]]:
    """For each index, the indices of a longest strictly rising subsequence that ends there."""
    runs: list[list[int]] = []
    for i, value in enumerate(a):
        before: list[int] = max((runs[j] for j in range(i) if a[j] < value), key=len, default=[])
        runs.append([*before, i])
    return runs
