"""Permute the rows and the columns of a binary matrix so that both diagonals are all ones."""

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class MatrixPermutationBothDiagonalOne(Task):
    """Planted permutations; other entries are 1 with a drawn chance of 10 to 50 %. Sizes are N or N + 1."""

    ladder = Ladder(n=step(3, 2), top=22)
    answer = lines("the rows a[0], a[1], ... and below them the columns b[0], b[1], ...", count=2, width="n")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        n += rng.below(2)
        ones = rng.randint(10, 50)
        new = [[int(i == j or i + j == n - 1 or rng.chance(ones, 100)) for j in range(n)] for i in range(n)]
        rows, columns = rng.permutation(n), rng.permutation(n)
        matrix = [[new[i][j] for j in columns] for i in rows]
        planted = [[order.index(i) for i in range(n)] for order in (rows, columns)]
        return {"n": n, "matrix": matrix, "planted": planted}

    def prompt(self, n: int, matrix: list[list[int]]) -> str:
        return (
            f"A is the {n} x {n} matrix below; rows and columns are numbered from 0. Put its rows and its "
            f"columns in another order: find two permutations a and b of the numbers 0 to {n - 1} such that "
            "the matrix B with B[i][j] = A[a[i]][b[j]] has ones on both diagonals: B[i][j] = 1 wherever i = "
            f"j or i + j = {n - 1}. It is possible.\nA:\n{table(matrix)}"
        )

    def solve(self, planted: list[list[int]]) -> list[list[int]]:
        return planted

    def value(self, answer: list[list[int]], n: int, matrix: list[list[int]]) -> tuple[int, int] | Invalid:
        a, b = answer
        if sorted(a) != list(range(n)) or sorted(b) != list(range(n)):
            return Invalid(f"a line is not a permutation of 0..{n - 1}")
        cells = [(i, j) for i in range(n) for j in range(n) if i == j or i + j == n - 1]
        return sum(matrix[a[i]][b[j]] for i, j in cells), len(cells)
