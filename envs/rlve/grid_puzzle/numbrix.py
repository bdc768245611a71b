"""Fill a grid with consecutive numbers so that each is a neighbour of the next."""

from itertools import pairwise

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rlve.grid_puzzle._cells import changed, hide
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[list[int]]
Cell = tuple[int, int]


class Numbrix(Task):
    """N x M, both from 2 to `most`; 10 % to 90 % of the cells are hidden. Credit is 1 / (unbroken pieces)."""

    ladder = Ladder(most=step(3, 1), top=25)
    answer = lines("the completed grid", count="n", width="m")
    reward = fraction(beta=3)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        place = {cell: number for number, cell in enumerate(_path(rng, n, m))}
        planted = [[place[r, c] for c in range(m)] for r in range(n)]
        return {"n": n, "m": m, "grid": hide(rng, planted, -1), "planted": planted}

    def prompt(self, n: int, m: int, grid: Grid) -> str:
        return (
            f"The grid below has {n} rows of {m} cells. Replace each -1 so that the grid holds each number "
            f"from 0 to {n * m - 1} exactly once and each number but the last lies in a cell that shares a "
            "side with the cell of the next number. The other cells stay as they are. Where several grids "
            f"are possible, any of them is right.\n{table(grid)}"
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(self, answer: Grid, n: int, m: int, grid: Grid) -> tuple[int, int] | Invalid:
        if changed(grid, answer, -1):
            return Invalid("a given cell is changed")
        place = {number: (r, c) for r, line in enumerate(answer) for c, number in enumerate(line)}
        if place.keys() != set(range(n * m)):
            return Invalid("the grid does not hold each number exactly once")
        steps = pairwise(place[number] for number in range(n * m))
        return 1, 1 + sum(there not in _around(here, n, m) for here, there in steps)


def _path(rng: Rng, n: int, m: int) -> list[Cell]:
    """A way through all cells: row by row, then an end joined to a random neighbour, again and again."""
    path = [(r, c) for r in range(n) for c in range(m)[:: -1 if r % 2 else 1]]
    for _ in range(4 * n * m):
        if rng.chance(1, 2):
            path.reverse()
        joint = path.index(rng.choice(_around(path[0], n, m)))
        path[:joint] = path[:joint][::-1]
    return path


def _around(cell: Cell, n: int, m: int) -> list[Cell]:
    """The cells that share a side with a cell."""
    r, c = cell
    near = [(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)]
    return [(i, j) for i, j in near if 0 <= i < n and 0 <= j < m]
