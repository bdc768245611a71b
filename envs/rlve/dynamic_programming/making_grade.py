"""Change an array into a monotone one with the smallest sum of absolute differences."""

from heapq import heappush, heappushpop
from itertools import accumulate

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MakingGrade(Task):
    """Values from 0 to N * N, redrawn while monotone; the best of two slope tricks, one a direction."""

    ladder = Ladder(n=step(4, 1), top=60)
    answer = integers("the array B", like="a")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        a: list[int] = []
        while a in (sorted(a), sorted(a, reverse=True)):
            a = [rng.randint(0, n * n) for _ in range(n)]
        return {"a": a}

    def prompt(self, a: list[int]) -> str:
        return (
            f"A is an array of {len(a)} integers. Find an array B of as many integers that is non-decreasing "
            "or non-increasing, whichever you like, so that the sum of |A[i] - B[i]| over all i is as small "
            f"as possible.\nA: {row(a)}"
        )

    def solve(self, a: list[int]) -> list[int]:
        both = [_rising(a), [-value for value in _rising([-value for value in a])]]
        return min(both, key=lambda b: _distance(b, a))

    def value(self, answer: list[int], a: list[int]) -> int | Invalid:
        if answer not in (sorted(answer), sorted(answer, reverse=True)):
            return Invalid("the array is neither non-decreasing nor non-increasing")
        return _distance(answer, a)


def _distance(b: list[int], a: list[int]) -> int:
    return sum(abs(x - y) for x, y in zip(b, a, strict=True))


def _rising(a: list[int]) -> list[int]:
    """The nearest non-decreasing array: the heap holds where the slope of the cost changes."""
    heap: list[int] = []
    tops = []
    for value in a:
        heappush(heap, -value)
        heappushpop(heap, -value)
        tops.append(-heap[0])
    return list(accumulate(reversed(tops), min))[::-1]
