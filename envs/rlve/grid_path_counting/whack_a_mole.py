"""Choose a rectangular hammer that clears a grid of moles with the fewest swings."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[list[int]]


class WhackAMole(Task):
    """N x M, both from 2 to `most`. A hammer of R x C swings 0 to 1, ..., 5 times at each place."""

    ladder = Ladder(most=grow(3, "1.1", 1), top=20)
    answer = natural("the smallest number of swings")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        r, c, swings = rng.randint(1, n), rng.randint(1, m), rng.randint(1, 5)
        grid = [[0] * m for _ in range(n)]
        while not any(map(any, grid)):
            for i in range(n - r + 1):
                for j in range(m - c + 1):
                    _add(grid, i, j, r, c, rng.randint(0, swings))
        return {"grid": grid}

    def prompt(self, grid: Grid) -> str:
        n, m = len(grid), len(grid[0])
        return (
            f"The grid below has {n} rows of {m} cells; each number says how many moles are in a cell. First "
            f"choose one hammer of r x c cells, with r from 1 to {n} and c from 1 to {m}; it stays the same "
            "and cannot be turned. A swing brings it down on r consecutive rows and c consecutive columns "
            "of the grid and removes exactly one mole from each of these r * c cells; it is allowed only if "
            "each of them holds at least one. Remove all moles with as few swings as possible, where the "
            f"hammer is free. How many swings are needed?\n{table(grid)}"
        )

    def solve(self, grid: Grid) -> int:
        moles, n, m = sum(map(sum, grid)), len(grid), len(grid[0])
        hammers = ((r * c, r, c) for r in range(1, n + 1) for c in range(1, m + 1) if moles % (r * c) == 0)
        return next(moles // area for area, r, c in sorted(hammers, reverse=True) if _clears(grid, r, c))


def _add(grid: Grid, i: int, j: int, r: int, c: int, moles: int) -> None:
    """Put moles under a hammer, in place."""
    for line in grid[i : i + r] if moles else ():
        for k in range(j, j + c):
            line[k] += moles


def _clears(grid: Grid, r: int, c: int) -> bool:
    """Does a hammer clear the grid? The first cell that holds moles says how often it must swing there."""
    n, m = len(grid), len(grid[0])
    # swings[i][j] is for the place i, j; before it are r rows and c columns of zeros.
    swings = [[0] * (m + c) for _ in range(n + r)]
    above = [0] * (m + 1)
    for i, line in enumerate(grid, r):
        now, far, left = swings[i], swings[i - r], 0
        for j, moles in enumerate(line, c):
            # As all cells before are cleared, differences of the grid give the swings that begin here.
            begin = moles - left - above[j - c + 1] + above[j - c] + far[j] + now[j - c] - far[j - c]
            if begin < 0 or (begin and (i > n or j > m)):
                return False
            now[j], left = begin, moles
        above = [0, *line]
    return True
