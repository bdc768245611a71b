"""Read a matrix clockwise in a spiral from its upper left corner."""

from envs.formats import integers
from envs.ladder import Ladder, grow, then
from envs.render import table
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class SpiralMatrix(Task):
    """Both sides from 2 to `size`, which grows by one a level above level 10, as answers get long."""

    ladder = Ladder(size=then(grow(3, "1.1", 1), 10, by=1), top=20)
    answer = integers("the elements in this order", like="cells")
    reward = entries(beta=5)

    def generate(self, rng: Rng, size: int) -> Instance:
        m, n = rng.randint(2, size), rng.randint(2, size)
        matrix = [[rng.randint(1, m * n) for _ in range(n)] for _ in range(m)]
        return {"matrix": matrix, "cells": m * n}

    def prompt(self, matrix: list[list[int]]) -> str:
        return (
            "List the elements of this matrix in clockwise spiral order: start in the upper left corner, go "
            "right along the first row, down the last column, left along the last row, up the first column, "
            f"and so on inwards until each cell was visited once.\nmatrix:\n{table(matrix)}"
        )

    def solve(self, matrix: list[list[int]]) -> list[int]:
        left, spiral = matrix, []
        while left:
            spiral += left[0]
            left = [list(column) for column in zip(*left[1:], strict=True)][::-1]
        return spiral
