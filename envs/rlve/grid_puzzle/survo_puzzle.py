"""Fill a grid with different numbers so that the rows and columns have the given sums."""

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import row, table
from envs.rewards import Invalid, fraction
from envs.rlve.grid_puzzle._cells import changed, hide, met
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[list[int]]


class SurvoPuzzle(Task):
    """N x M, both from 2 to `most`; 10 % to 90 % of the cells are hidden. Credit for the sums."""

    ladder = Ladder(most=step(3, 1), top=25)
    answer = lines("the completed grid", count="rows", width="columns")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        numbers = rng.permutation(n * m)
        planted = [numbers[start : start + m] for start in range(0, n * m, m)]
        rows, columns = _sums(planted)
        return {"grid": hide(rng, planted, -1), "rows": rows, "columns": columns, "planted": planted}

    def prompt(self, grid: Grid, rows: list[int], columns: list[int]) -> str:
        n, m = len(rows), len(columns)
        return (
            f"The grid below has {n} rows of {m} cells. Replace each -1 so that the grid holds each number "
            f"from 0 to {n * m - 1} exactly once, and each row and each column has the given sum. The other "
            "cells stay as they are. Where several grids are possible, any of them is right.\n"
            f"sums of the rows, from the top: {row(rows)}\n"
            f"sums of the columns, from the left: {row(columns)}\ngrid:\n{table(grid)}"
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(
        self, answer: Grid, grid: Grid, rows: list[int], columns: list[int]
    ) -> tuple[int, int] | Invalid:
        if changed(grid, answer, -1):
            return Invalid("a given cell is changed")
        if sorted(number for line in answer for number in line) != list(range(len(rows) * len(columns))):
            return Invalid("the grid does not hold each number exactly once")
        found_rows, found_columns = _sums(answer)
        return met([*rows, *columns], [*found_rows, *found_columns])


def _sums(grid: Grid) -> tuple[list[int], list[int]]:
    return [sum(line) for line in grid], [sum(line) for line in zip(*grid, strict=True)]
