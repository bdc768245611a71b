"""Permute the rows and the columns of a binary matrix so that its main diagonal is all ones."""

from envs.ladder import Ladder, step
from envs.render import table
from envs.rlve.graph_flow_matching._permuted import Cells, PermutedOnes


class MatrixPermutationMainDiagonalOne(PermutedOnes):
    ladder = Ladder(n=step(3, 1), top=40)

    def cells(self, n: int) -> Cells:
        return [(i, i) for i in range(n)]

    def prompt(self, n: int, matrix: list[list[int]]) -> str:
        return (
            f"A is the {n} x {n} matrix below; rows and columns are numbered from 0. Put its rows and its "
            f"columns in another order: find two permutations a and b of the numbers 0 to {n - 1} such that "
            "the matrix B with B[i][j] = A[a[i]][b[j]] has ones on its main diagonal: B[i][i] = 1 for every "
            f"i. It is possible.\nA:\n{table(matrix)}"
        )
