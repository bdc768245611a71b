"""Choose one entry a row and column in two matrices at once; make the product of the two sums small."""

from envs.formats import permutation
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinPairSumMultiplicationPermutation(Task):
    """Entries from 1 to N."""

    ladder = Ladder(n=step(3, 1), top=25)
    answer = permutation("P[0], P[1], ...", like="a")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        a, b = ([[rng.randint(1, n) for _ in range(n)] for _ in range(n)] for _ in range(2))
        return {"a": a, "b": b}

    def prompt(self, a: list[list[int]], b: list[list[int]]) -> str:
        return (
            f"Two {len(a)} x {len(a)} matrices A and B are given; rows and columns are numbered from 0. Find "
            f"a permutation P of the numbers 0 to {len(a) - 1} such that (the sum of A[i][P[i]] over all "
            "rows i) times (the sum of B[i][P[i]] over all rows i) is as small as "
            f"possible.\nA:\n{table(a)}\nB:\n{table(b)}"
        )

    def solve(self, a: list[list[int]], b: list[list[int]]) -> list[int]:
        # The product is smallest in a corner of the convex hull of all pairs of sums; corners are found
        # between two known ones, in the direction square to the line through them.
        import numpy as np
        from scipy.optimize import linear_sum_assignment

        first, second = np.array(a), np.array(b)

        def lowest(x: int, y: int) -> tuple[tuple[int, int], list[int]]:
            columns = [int(j) for j in linear_sum_assignment(x * first + y * second)[1]]
            return _sums(columns, a, b), columns

        # Weighing one sum far above the other one settles ties.
        heavy = len(a) * len(a) + 1
        found = [lowest(heavy, 1), lowest(1, heavy)]
        open = [(found[0][0], found[1][0])]
        while open:
            (x1, y1), (x2, y2) = open.pop()
            corner, columns = lowest(y1 - y2, x2 - x1)
            if (y1 - y2) * corner[0] + (x2 - x1) * corner[1] < (y1 - y2) * x1 + (x2 - x1) * y1:
                found.append((corner, columns))
                open += [((x1, y1), corner), (corner, (x2, y2))]
        return min(found, key=lambda pair: pair[0][0] * pair[0][1])[1]

    def value(self, answer: list[int], a: list[list[int]], b: list[list[int]]) -> int:
        one, two = _sums(answer, a, b)
        return one * two


def _sums(columns: list[int], a: list[list[int]], b: list[list[int]]) -> tuple[int, int]:
    chosen = list(enumerate(columns))
    return sum(a[i][j] for i, j in chosen), sum(b[i][j] for i, j in chosen)
