"""Complete a magic square: all rows, columns and both diagonals have the same sum."""

from envs.formats import lines
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rlve.grid_puzzle._cells import changed, hide
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[list[int]]


def _side(level: int) -> int:
    """3, 4, 5, 7, 8, 9, 11, ...: without 6, 10, 14, ..., for which the constructions do not work."""
    return 3 + level + level // 3


class MagicSquarePuzzle(Task):
    """A textbook square, turned, mirrored and with its lines exchanged; 10 % to 90 % is hidden."""

    ladder = Ladder(n=_side, top=20)
    answer = lines("the completed grid", count="grid", width="grid")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = _mixed(rng, _square(n))
        return {"grid": hide(rng, planted, 0), "planted": planted}

    def prompt(self, grid: Grid) -> str:
        n = len(grid)
        return (
            f"The grid below has {n} rows of {n} cells. Replace each 0 so that the grid holds each number "
            f"from 1 to {n * n} exactly once, and each row, each column and each of the two diagonals has "
            f"the sum {_total(n)}. The other cells stay as they are. Where several grids are possible, any "
            f"of them is right.\n{table(grid)}"
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(self, answer: Grid, grid: Grid) -> tuple[int, int] | Invalid:
        n = len(grid)
        if changed(grid, answer, 0):
            return Invalid("a given cell is changed")
        if sorted(number for line in answer for number in line) != list(range(1, n * n + 1)):
            return Invalid("the grid does not hold each number exactly once")
        diagonals = [answer[i][i] for i in range(n)], [answer[i][~i] for i in range(n)]
        sums = [sum(line) for line in (*answer, *zip(*answer, strict=True), *diagonals)]
        return sums.count(_total(n)), len(sums)


def _total(n: int) -> int:
    return n * (n * n + 1) // 2


def _square(n: int) -> Grid:
    """De la Loubere's square for odd n; for multiples of 4 the numbers in order, half of them mirrored."""
    if n % 2:
        return [
            [n * ((i + j + 1 + n // 2) % n) + (i + 2 * j + 1) % n + 1 for j in range(n)] for i in range(n)
        ]
    return [
        [n * n - n * i - j if (i % 4 in (0, 3)) == (j % 4 in (0, 3)) else n * i + j + 1 for j in range(n)]
        for i in range(n)
    ]


def _mixed(rng: Rng, square: Grid) -> Grid:
    """Rows and columns put in one new order that mirrors itself, which keeps the diagonals; then turned."""
    n = len(square)
    order = list(range(n))
    for i, j in enumerate(rng.permutation(n // 2)):
        order[i] = rng.choice((j, n - 1 - j))
        order[~i] = n - 1 - order[i]
    mixed = [[square[i][j] for j in order] for i in order]
    if rng.chance(1, 2):
        mixed = [list(line) for line in zip(*mixed, strict=True)]
    return mixed[::-1] if rng.chance(1, 2) else mixed
