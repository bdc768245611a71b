"""Permute the rows and the columns of a binary matrix so that both diagonals are all ones."""

from envs.ladder import Ladder, step
from envs.render import table
from envs.rlve.graph_flow_matching._permuted import Cells, PermutedOnes
from envs.rng import Rng
from envs.task import Instance


class MatrixPermutationBothDiagonalOne(PermutedOnes):
    """Sizes are N or N + 1."""

    ladder = Ladder(n=step(3, 2), top=22)

    def cells(self, n: int) -> Cells:
        return [(i, j) for i in range(n) for j in range(n) if i == j or i + j == n - 1]

    def generate(self, rng: Rng, n: int) -> Instance:
        return super().generate(rng, n + rng.below(2))

    def prompt(self, n: int, matrix: list[list[int]]) -> str:
        return (
            f"A is the {n} x {n} matrix below; rows and columns are numbered from 0. Put its rows and its "
            f"columns in another order: find two permutations a and b of the numbers 0 to {n - 1} such that "
            "the matrix B with B[i][j] = A[a[i]][b[j]] has ones on both diagonals: B[i][j] = 1 wherever i = "
            f"j or i + j = {n - 1}. It is possible.\nA:\n{table(matrix)}"
        )
