"""Zero an interval of at most D elements, then find the longest interval with sum at most P."""

from itertools import accumulate

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class Wil(Task):
    """Values from 1 to 2N, D from 1 to N - 1, P below the sum that is left after the best zeroing."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integers("l1, r1, l2 and r2", like=4)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        a = [rng.randint(1, 2 * n) for _ in range(n)]
        d = rng.randint(1, n - 1)
        left = sum(a) - max(sum(a[i : i + d]) for i in range(n - d + 1))
        return {"a": a, "d": d, "p": rng.below(left)}

    def prompt(self, a: list[int], d: int, p: int) -> str:
        return (
            f"The array A has {len(a)} elements, numbered from 1. First choose l1 and r1 with 1 <= l1 <= r1 "
            f"<= {len(a)} and r1 - l1 + 1 <= {d}, and set A[l1], ..., A[r1] to 0. Then choose l2 and r2 with "
            f"1 <= l2 <= r2 <= {len(a)}, so that A[l2] + ... + A[r2] is at most {p}. Choose all four so that "
            f"r2 - l2 + 1 is as large as possible.\nA: {row(a)}"
        )

    def solve(self, a: list[int], d: int, p: int) -> list[int]:
        sums = [0, *accumulate(a)]
        best = [1, d, 1, d]
        for left in range(len(a)):
            saved, at = 0, left
            for right in range(left + 1, len(a) + 1):
                start = max(left, right - d)
                saved, at = max((saved, at), (sums[right] - sums[start], start))
                if sums[right] - sums[left] - saved <= p and right - left > best[3] - best[2] + 1:
                    best = [at + 1, min(at + d, len(a)), left + 1, right]
        return best

    def value(self, answer: list[int], a: list[int], d: int, p: int) -> int | Invalid:
        l1, r1, l2, r2 = answer
        if not (1 <= l1 <= r1 <= len(a) and 1 <= l2 <= r2 <= len(a)):
            return Invalid(f"the intervals do not keep 1 <= l <= r <= {len(a)}")
        if r1 - l1 + 1 > d:
            return Invalid("the zeroed interval is too long")
        left = a[: l1 - 1] + [0] * (r1 - l1 + 1) + a[r1:]
        return r2 - l2 + 1 if sum(left[l2 - 1 : r2]) <= p else Invalid("the sum is too large")
