"""Order jobs so that the sum of start time times damage is as small as possible."""

from fractions import Fraction
from itertools import accumulate

from envs.formats import permutation
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import minimise
from envs.rng import Rng
from envs.task import Instance, Task


class ProtectingFlowers(Task):
    """T from 1 to 2N, D from 1 to 10."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = permutation("the numbers of the jobs in their order", like="t", start=1)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "t": [rng.randint(1, 2 * n) for _ in range(n)],
            "d": [rng.randint(1, 10) for _ in range(n)],
        }

    def prompt(self, t: list[int], d: list[int]) -> str:
        return (
            f"There are {len(t)} jobs, numbered from 1; job i takes the time T[i]. They run one after "
            "another without a pause, the first from time 0. A job costs its start time times D[i]. Find an "
            f"order of the jobs with the smallest total cost.\nT: {row(t)}\nD: {row(d)}"
        )

    def solve(self, t: list[int], d: list[int]) -> list[int]:
        return sorted(range(1, len(t) + 1), key=lambda i: Fraction(t[i - 1], d[i - 1]))

    def value(self, answer: list[int], t: list[int], d: list[int]) -> int:
        starts = accumulate((t[i - 1] for i in answer), initial=0)
        return sum(start * d[i - 1] for start, i in zip(starts, answer, strict=False))
