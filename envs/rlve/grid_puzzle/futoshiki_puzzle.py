"""Complete a Latin square in which some cells must be smaller than others."""

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rlve.grid_puzzle._cells import changed, hide
from envs.rlve.grid_puzzle._latin import Grid, is_latin, latin
from envs.rng import Rng
from envs.task import Instance, Task

Pairs = list[list[int]]
"""[i, j, k, m]: the cell in row i, column j is smaller than the one in row k, column m."""


class FutoshikiPuzzle(Task):
    """10 % to 90 % of the cells are hidden; N to 3N inequalities join any two cells. Credit for those."""

    ladder = Ladder(n=step(3, 1), top=30)
    answer = lines("the completed grid", count="grid", width="grid")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = latin(rng, n)
        cells = [(planted[i][j], i, j) for i in range(n) for j in range(n)]
        count = rng.randint(n, 3 * n)
        smaller: Pairs = []
        while len(smaller) < count:
            (low, i, j), (high, k, m) = sorted(rng.sample(cells, 2))
            if low < high and [i, j, k, m] not in smaller:
                smaller.append([i, j, k, m])
        return {"grid": hide(rng, planted, -1), "smaller": smaller, "planted": planted}

    def prompt(self, grid: Grid, smaller: Pairs) -> str:
        n = len(grid)
        inequalities = "\n".join(f"c[{i}][{j}] < c[{k}][{m}]" for i, j, k, m in smaller)
        return (
            f"The grid below has {n} rows of {n} cells. Replace each -1 so that each row and each column "
            f"holds the numbers from 0 to {n - 1} once each and all inequalities hold. There c[i][j] is the "
            "number in row i and column j, both counted from 0, from the top and from the left. The other "
            "cells stay as they are. Where several grids are possible, any of them is right.\n"
            f"grid:\n{table(grid)}\ninequalities:\n{inequalities}"
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(self, answer: Grid, grid: Grid, smaller: Pairs) -> tuple[int, int] | Invalid:
        if changed(grid, answer, -1):
            return Invalid("a given cell is changed")
        if not is_latin(answer):
            return Invalid("a row or column does not hold each number once")
        return sum(answer[i][j] < answer[k][m] for i, j, k, m in smaller), len(smaller)
