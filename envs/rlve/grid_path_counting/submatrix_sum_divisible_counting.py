"""Count the rectangles of a matrix whose sum is divisible by K."""

from collections import Counter
from itertools import accumulate

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task

Matrix = list[list[int]]


class SubmatrixSumDivisibleCounting(Task):
    """N x M, both from 2 to `most`; K from 2 to NM; entries from 0 to K - 1."""

    ladder = Ladder(most=step(3, 1), top=40)
    answer = natural("the number of submatrices")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        k = rng.randint(2, n * m)
        return {"k": k, "matrix": [[rng.below(k) for _ in range(m)] for _ in range(n)]}

    def prompt(self, k: int, matrix: Matrix) -> str:
        return (
            "A submatrix is made of the entries in one or more consecutive rows and one or more consecutive "
            f"columns. Count the submatrices of the matrix below, the matrix of {len(matrix)} rows and "
            f"{len(matrix[0])} columns itself included, for which the sum of the entries is divisible by {k} "
            f"(0 is divisible). Two are different where their rows or columns are.\n{table(matrix)}"
        )

    def solve(self, k: int, matrix: Matrix) -> int:
        count = 0
        for top in range(len(matrix)):
            columns = [0] * len(matrix[0])
            for line in matrix[top:]:
                columns = [a + b for a, b in zip(columns, line, strict=True)]
                # Two prefixes with one remainder bound a submatrix of these rows.
                prefixes = Counter(total % k for total in accumulate(columns, initial=0))
                count += sum(same * (same - 1) // 2 for same in prefixes.values())
        return count
