"""For every sum up to the total of an array of ones and twos, find an interval with that sum."""

from itertools import accumulate

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class LizLollipop(Task):
    """N random elements."""

    ladder = Ladder(n=step(3, 1), top=100)
    answer = lines("one line for each sum 1, 2, ..., in order", count="total", width=2)
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        a = [rng.randint(1, 2) for _ in range(n)]
        return {"a": a, "total": sum(a)}

    def prompt(self, a: list[int], total: int) -> str:
        return (
            f"The array A has {len(a)} elements, indexed from 0. For each sum from 1 to {total}, find l and "
            f"r with 0 <= l <= r <= {len(a) - 1} so that A[l] + ... + A[r] is exactly that sum. Where there "
            f"is no such interval, write -1 -1. If there are several, any one counts.\nA: {row(a)}"
        )

    def solve(self, a: list[int], total: int) -> list[list[int]]:
        ends = {end: i for i, end in enumerate(accumulate(a, initial=0))}
        found = []
        for wanted in range(1, total + 1):
            starts = (start for start in ends if start + wanted in ends)
            start = next(starts, None)
            found.append([-1, -1] if start is None else [ends[start], ends[start + wanted] - 1])
        return found

    def value(self, answer: list[list[int]], a: list[int], total: int) -> tuple[int, int] | Invalid:
        if not all([left, right] == [-1, -1] or 0 <= left <= right < len(a) for left, right in answer):
            return Invalid(f"a line is neither -1 -1 nor l r with 0 <= l <= r <= {len(a) - 1}")
        possible = [place[0] >= 0 for place in self.solve(a, total)]
        good = 0
        for wanted, (left, right) in enumerate(answer, 1):
            good += sum(a[left : right + 1]) == wanted if left >= 0 else not possible[wanted - 1]
        return good, total
