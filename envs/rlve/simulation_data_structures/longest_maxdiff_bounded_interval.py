"""Longest subarray in which no two values differ by more than K."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise, missed
from envs.rng import Rng
from envs.task import Instance, Task


class LongestMaxdiffBoundedInterval(Task):
    """Values from 1 to 5N; K is less than their spread, so the whole array is never the answer."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integers("l and r", like=2)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            a = [rng.randint(1, 5 * n) for _ in range(n)]
            if max(a) > min(a):
                return {"a": a, "k": rng.below(max(a) - min(a))}

    def prompt(self, a: list[int], k: int) -> str:
        return (
            f"The array A has {len(a)} elements, indexed from 0. Find l and r with 0 <= l < r <= {len(a)} "
            "so that the largest and the smallest of A[l], A[l+1], ..., A[r-1] differ by at most "
            f"{k} and r - l is as large as possible.\nA: {row(a)}"
        )

    def solve(self, a: list[int], k: int) -> list[int]:
        best, left = [0, 1], 0
        for right in range(1, len(a) + 1):
            while max(a[left:right]) - min(a[left:right]) > k:
                left += 1
            best = max(best, [left, right], key=lambda ends: ends[1] - ends[0])
        return best

    def value(self, answer: list[int], a: list[int], k: int) -> int | Invalid:
        left, right = answer
        if not 0 <= left < right <= len(a):
            return Invalid(f"l and r do not keep 0 <= l < r <= {len(a)}")
        part = a[left:right]
        return right - left if max(part) - min(part) <= k else missed("two values differ too much", rlve=-0.2)
