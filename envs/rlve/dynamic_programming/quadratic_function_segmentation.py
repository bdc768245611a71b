"""Split an array into batches with the largest sum of a quadratic function of the batch sums."""

from itertools import accumulate, pairwise

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class QuadraticFunctionSegmentation(Task):
    """A < 0 with the peak near a sum of two or three elements; redrawn until the best total is positive."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=40)
    answer = integers("the index of the last element of each batch, in increasing order")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            x = [rng.randint(1, 2 * n) for _ in range(n)]
            a = -rng.randint(1, 3)
            b = -2 * a * rng.randint(1, 4 * n)
            c = rng.randint(-n * n, n * n)
            ends = self.solve(a, b, c, x)
            if 1 < len(ends) < n and _worth(ends, a, b, c, x) > 0:
                return {"a": a, "b": b, "c": c, "x": x}

    def prompt(self, a: int, b: int, c: int, x: list[int]) -> str:
        return (
            f"X is an array of {len(x)} elements, indexed from 1. Divide it, without changing the order, "
            "into batches of one or more consecutive elements. A batch whose elements sum to S is worth "
            f"({a}) * S * S + ({b}) * S + ({c}). Make the sum of the worths of all batches as large as "
            f"possible.\nX: {row(x)}"
        )

    def solve(self, a: int, b: int, c: int, x: list[int]) -> list[int]:
        sums = [0, *accumulate(x)]
        best = [(0, 0)]
        for end in range(1, len(x) + 1):
            parts = ((sums[end] - sums[start], start) for start in range(end))
            best.append(max((best[start][0] + (a * s + b) * s + c, start) for s, start in parts))
        ends = [len(x)]
        while start := best[ends[-1]][1]:
            ends.append(start)
        return ends[::-1]

    def value(self, answer: list[int], a: int, b: int, c: int, x: list[int]) -> int | Invalid:
        if answer[-1] != len(x):
            return Invalid(f"the last batch does not end with element {len(x)}")
        if any(first >= second for first, second in pairwise([0, *answer])):
            return Invalid("the ends of the batches do not increase from 1 on")
        return _worth(answer, a, b, c, x)


def _worth(ends: list[int], a: int, b: int, c: int, x: list[int]) -> int:
    parts = (sum(x[i:j]) for i, j in pairwise([0, *ends]))
    return sum((a * s + b) * s + c for s in parts)
