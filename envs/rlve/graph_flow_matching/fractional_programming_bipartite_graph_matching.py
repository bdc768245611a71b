"""Choose one entry a row and column in two matrices at once; make the ratio of the two sums large."""

from fractions import Fraction

from envs.formats import permutation
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import maximise
from envs.rng import Rng
from envs.task import Instance, Task


class FractionalProgrammingBipartiteGraphMatching(Task):
    """Entries from 1 to N, at least to 9; above level 10 N grows by one a level, for the prompt's sake."""

    ladder = Ladder(n=lambda level: grow(3, "1.1", 1)(min(level, 10)) + max(0, level - 10), top=30)
    answer = permutation("P[0], P[1], ...", like="a")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        a, b = ([[rng.randint(1, max(n, 9)) for _ in range(n)] for _ in range(n)] for _ in range(2))
        return {"a": a, "b": b}

    def prompt(self, a: list[list[int]], b: list[list[int]]) -> str:
        return (
            f"Two {len(a)} x {len(a)} matrices A and B are given; rows and columns are numbered from 0. Find "
            f"a permutation P of the numbers 0 to {len(a) - 1} such that (the sum of A[i][P[i]] over all "
            "rows i) divided by (the sum of B[i][P[i]] over all rows i) is as large as "
            f"possible.\nA:\n{table(a)}\nB:\n{table(b)}"
        )

    def solve(self, a: list[list[int]], b: list[list[int]]) -> list[int]:
        # Dinkelbach: at ratio p/q, a permutation with the largest q A - p B has a larger ratio, or none has.
        import numpy as np
        from scipy.optimize import linear_sum_assignment

        first, second = np.array(a), np.array(b)
        best = list(range(len(a)))
        while True:
            ratio = self.value(best, a, b)
            _, columns = linear_sum_assignment(
                ratio.denominator * first - ratio.numerator * second, maximize=True
            )
            found = [int(column) for column in columns]
            if self.value(found, a, b) <= ratio:
                return best
            best = found

    def value(self, answer: list[int], a: list[list[int]], b: list[list[int]]) -> Fraction:
        return Fraction(*(sum(line[j] for line, j in zip(matrix, answer, strict=True)) for matrix in (a, b)))
