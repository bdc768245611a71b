"""Find the size of the largest connected component of ones in a grid."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class GridComponent(Task):
    """Both sides are uniform from 2 up; 20 to 80 % of the cells are 1."""

    ladder = Ladder(most=grow(4, "1.1", 1), top=25)
    answer = natural("the number of cells of the largest component")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        rows, columns, percent = rng.randint(2, most), rng.randint(2, most), rng.randint(20, 80)
        row = range(columns)
        return {"grid": ["".join("01"[rng.chance(percent, 100)] for _ in row) for _ in range(rows)]}

    def prompt(self, grid: list[str]) -> str:
        return (
            f"The grid below has {len(grid)} rows and {len(grid[0])} columns of cells that hold 0 or 1. Two "
            "cells are neighbours if they share a side. A component is a largest possible set of cells "
            "holding 1 in which each can be reached from each other one by steps between neighbours inside "
            "the set. How many cells does the largest component have (0 if the grid holds no 1)?\n"
            + "\n".join(grid)
        )

    def solve(self, grid: list[str]) -> int:
        left = {(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell == "1"}
        largest = 0
        while left:
            flooded = [left.pop()]
            for r, c in flooded:
                around = {(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)} & left
                left -= around
                flooded += around
            largest = max(largest, len(flooded))
        return largest
