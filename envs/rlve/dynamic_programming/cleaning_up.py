"""Split an array into batches that cost the square of their number of different values."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class CleaningUp(Task):
    """Values in runs from a small set, redrawn while one batch or batches of one are the best."""

    ladder = Ladder(n=step(4, 1), top=100)
    answer = integers("the index of the last element of each batch, in increasing order")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        for _ in range(TRIES):
            kinds, stay = rng.randint(2, n), rng.randint(0, 7)
            a = [rng.randint(1, kinds)]
            while len(a) < n:
                a.append(a[-1] if rng.chance(stay, 10) else rng.randint(1, kinds))
            if _cost(self.solve(a), a) < min(n, len(set(a)) ** 2):
                break
        return {"a": a}

    def prompt(self, a: list[int]) -> str:
        return (
            f"A is an array of {len(a)} elements, indexed from 1. Divide it, keeping the order, "
            "into batches of one or more consecutive elements. A batch with d different values costs d * d. "
            f"Make the sum of the costs of all batches as small as possible.\nA: {row(a)}"
        )

    def solve(self, a: list[int]) -> list[int]:
        best = [(0, 0)]
        for end in range(1, len(a) + 1):
            seen: set[int] = set()
            choices = []
            for start in reversed(range(end)):
                seen.add(a[start])
                if len(seen) ** 2 > end:
                    break
                choices.append((best[start][0] + len(seen) ** 2, start))
            best.append(min(choices))
        ends = [len(a)]
        while start := best[ends[-1]][1]:
            ends.append(start)
        return ends[::-1]

    def value(self, answer: list[int], a: list[int]) -> int | Invalid:
        if answer[-1] != len(a):
            return Invalid(f"the last batch does not end with element {len(a)}")
        if any(first >= second for first, second in pairwise([0, *answer])):
            return Invalid("the ends of the batches do not increase from 1 on")
        return _cost(answer, a)


def _cost(ends: list[int], a: list[int]) -> int:
    return sum(len(set(a[i:j])) ** 2 for i, j in pairwise([0, *ends]))


TRIES = 20
