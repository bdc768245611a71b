"""The largest value in each K x K window of a matrix."""

from collections.abc import Sequence

from envs.formats import lines
from envs.ladder import Ladder, grow, then
from envs.render import table
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task


class MatrixPooling(Task):
    """N and M from 3 to `size`, K from 2 to min(N, M) - 1; above level 10 answers allow one more a level."""

    ladder = Ladder(size=then(grow(4, "1.1", 1), 10, by=1), top=20)
    answer = lines("the matrix of largest values", count="rows", width="columns")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, size: int) -> Instance:
        n, m = rng.randint(3, size), rng.randint(3, size)
        k = rng.randint(2, min(n, m) - 1)
        matrix = [[rng.below(n * m) for _ in range(m)] for _ in range(n)]
        return {"matrix": matrix, "k": k, "rows": n - k + 1, "columns": m - k + 1}

    def prompt(self, matrix: list[list[int]], k: int, rows: int, columns: int) -> str:
        return (
            f"The matrix A has {len(matrix)} rows and {len(matrix[0])} columns. Find the matrix B with "
            f"{rows} rows and {columns} columns in which B[i][j] is the largest element of the {k} x {k} "
            f"block of A whose upper left corner is A[i][j].\nA:\n{table(matrix)}"
        )

    def solve(self, matrix: list[list[int]], k: int) -> list[list[int]]:
        sideways = [_windows(line, k) for line in matrix]
        columns = [_windows(column, k) for column in zip(*sideways, strict=True)]
        return [list(line) for line in zip(*columns, strict=True)]

    def value(self, answer: list[list[int]], matrix: list[list[int]], k: int) -> tuple[int, int]:
        right = [value for line in self.solve(matrix, k) for value in line]
        return sum(
            a == b for a, b in zip((value for line in answer for value in line), right, strict=True)
        ), len(right)


def _windows(values: Sequence[int], k: int) -> list[int]:
    """The largest of each k neighbours."""
    return [max(values[i : i + k]) for i in range(len(values) - k + 1)]
