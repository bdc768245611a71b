"""Cut an array into M parts so that the largest sum of a part is as small as possible."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinimumMaxSlicer(Task):
    """Values from 1 to N, small ones more often; M from 3 to 2N/3; solved by bisection on the largest sum."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=40)
    answer = integers("the index of the last element of each part, in increasing order", like="m")
    reward = minimise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        a = [rng.randint(1, rng.randint(1, n)) for _ in range(n)]
        return {"a": a, "m": rng.randint(3, max(3, n * 2 // 3))}

    def prompt(self, a: list[int], m: int) -> str:
        return (
            f"The array A has {len(a)} elements, indexed from 0. Cut it into exactly {m} non-empty parts of "
            "consecutive elements, so that the largest of the parts' sums is as small as possible. The last "
            f"part ends at index {len(a) - 1}.\nA: {row(a)}"
        )

    def solve(self, a: list[int], m: int) -> list[int]:
        low, high = max(a), sum(a)
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if _parts(a, middle) <= m else (middle + 1, high)
        ends: list[int] = []
        total = 0
        for i, value in enumerate(a):
            if total and (total + value > low or len(a) - i <= m - 1 - len(ends)):
                ends.append(i - 1)
                total = 0
            total += value
        return [*ends, len(a) - 1]

    def value(self, answer: list[int], a: list[int]) -> int | Invalid:
        if answer[-1] != len(a) - 1:
            return Invalid(f"the last part does not end at index {len(a) - 1}")
        if not all(i < j for i, j in pairwise([-1, *answer])):
            return Invalid("the indices do not increase from 0 on")
        return max(sum(a[i + 1 : j + 1]) for i, j in pairwise([-1, *answer]))


def _parts(a: list[int], most: int) -> int:
    """The fewest parts with sums up to `most`."""
    parts, total = 1, 0
    for value in a:
        total += value
        if total > most:
            parts, total = parts + 1, value
    return parts
