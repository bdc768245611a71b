"""Keep some rows and columns of a matrix, so that cells side by side differ little in all."""

from itertools import combinations, pairwise

from envs.formats import lines
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinimumSumDifferenceSubmatrix(Task):
    """N and M from 3 to the maximum, growing slowly from level 10; values from 1 to N times M."""

    ladder = Ladder(size=lambda level: 4 + min(level, 10) + max(0, level - 10) // 4, top=21)
    answer = lines("the kept rows in increasing order, and below them the kept columns", count=2)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, size: int) -> Instance:
        n, m = rng.randint(3, size), rng.randint(3, size)
        matrix = [[rng.randint(1, n * m) for _ in range(m)] for _ in range(n)]
        return {"matrix": matrix, "r": rng.randint(2, n - 1), "c": rng.randint(2, m - 1)}

    def prompt(self, matrix: list[list[int]], r: int, c: int) -> str:
        return (
            f"Keep exactly {r} rows and {c} columns of the matrix below, in their order, and delete the "
            "others; rows and columns are numbered from 0. In the smaller matrix that is left, add up the "
            "absolute differences of all pairs of cells that are next to each other in a row or in a "
            f"column. This sum must be as small as possible.\nmatrix:\n{table(matrix)}"
        )

    def solve(self, matrix: list[list[int]], r: int, c: int) -> list[list[int]]:
        # For all choices of rows at once, the best choice of columns so far, by the last column.
        import numpy as np

        rows = np.array(list(combinations(range(len(matrix)), r)))
        kept = np.array(matrix)[rows]
        own = np.abs(np.diff(kept, axis=1)).sum(axis=1)
        width = own.shape[1]
        between = np.abs(kept[:, :, :, None] - kept[:, :, None, :]).sum(axis=1)
        between[:, np.tril_indices(width)[0], np.tril_indices(width)[1]] = 1 << 40
        tables = [own]
        for _ in range(c - 1):
            tables.append((tables[-1][:, :, None] + between).min(axis=1) + own)
        choice, last = divmod(int(tables[-1].argmin()), width)
        columns = [last]
        for sums in reversed(tables[:-1]):
            columns.append(int((sums[choice] + between[choice, :, columns[-1]]).argmin()))
        return [[int(i) for i in rows[choice]], columns[::-1]]

    def value(self, answer: list[list[int]], matrix: list[list[int]], r: int, c: int) -> int | Invalid:
        for chosen, count, size in zip(answer, (r, c), (len(matrix), len(matrix[0])), strict=True):
            if len(chosen) != count or not all(0 <= i < size for i in chosen):
                return Invalid(f"{count} numbers from 0 to {size - 1} are expected in a line")
            if any(i >= j for i, j in pairwise(chosen)):
                return Invalid("a line is not in increasing order")
        kept = [[matrix[i][j] for j in answer[1]] for i in answer[0]]
        return sum(
            abs(a - b) for part in (kept, zip(*kept, strict=True)) for line in part for a, b in pairwise(line)
        )
