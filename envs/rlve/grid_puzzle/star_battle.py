"""Place a star in each row, at most one in a column, so that no two stars touch."""

from itertools import pairwise

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.rewards import Invalid, feasible, missed
from envs.rlve.grid_puzzle._cells import joined, turned
from envs.rng import Rng
from envs.task import Instance, Task

FREE = (10, 30, 50, 60, 70, 80, 90)
"""Percentages of the cells without a planted star that are free."""

Grid = list[str]


class StarBattle(Task):
    """N from 2 to `most` rows of M cells, M from max(3, N) to `most`."""

    ladder = Ladder(most=step(4, 1), top=35)
    answer = letters("the grid with the stars", "X.*", count="n", width="m")
    reward = feasible()

    def generate(self, rng: Rng, most: int) -> Instance:
        stars: list[int] = []
        while not stars or any(abs(a - b) < 2 for a, b in pairwise(stars)):
            n = rng.randint(2, most)
            m = rng.randint(max(3, n), most)
            stars = rng.sample(range(m), n)
        free = rng.choice(FREE)
        grid = [["." if c == star or rng.chance(free, 100) else "X" for c in range(m)] for star in stars]
        planted = [[*line[:star], "*", *line[star + 1 :]] for line, star in zip(grid, stars, strict=True)]
        return {"n": n, "m": m, "grid": joined(grid), "planted": joined(planted)}

    def prompt(self, n: int, m: int, grid: Grid) -> str:
        return (
            f"The grid below has {n} rows of {m} cells: . is free, X is blocked. Place stars on free cells "
            "so that each row holds exactly one star, each column at most one, and no two stars touch, not "
            "even at a corner. Any such placement is right. In the answer, write * for a star and copy all "
            "other cells.\n" + "\n".join(grid)
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(self, answer: Grid, grid: Grid) -> bool | Invalid:
        cells = zip("".join(grid), "".join(answer), strict=True)
        if any(b not in (a, "*") or (a, b) == ("X", "*") for a, b in cells):
            return Invalid("a star is on a blocked cell, or another cell is not copied")
        if any(line.count("*") != 1 for line in answer):
            return missed("a row does not hold exactly one star")
        if any(line.count("*") > 1 for line in turned(answer)):
            return missed("a column holds two stars")
        stars = [line.index("*") for line in answer]
        return all(abs(a - b) > 1 for a, b in pairwise(stars)) or missed("two stars touch")
