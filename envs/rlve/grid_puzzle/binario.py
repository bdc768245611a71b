"""Fill a binary grid with given row and column counts and no three equal cells in a line."""

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rlve.grid_puzzle._cells import changed, hide, joined, met, turned
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[str]


class Binario(Task):
    """N x M, both from 2 to `most`; 10 % to 90 % of the cells are hidden. Credit for the counts."""

    ladder = Ladder(most=step(2, 1), top=40)
    answer = letters("the completed grid", "01", count="rows", width="columns")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        planted: Grid = []
        for _ in range(n):
            planted.append(_line(rng, planted[-2:], "", m))
        return {
            "grid": joined(hide(rng, planted, "?")),
            "rows": _ones(planted),
            "columns": _ones(turned(planted)),
            "planted": planted,
        }

    def prompt(self, grid: Grid, rows: list[int], columns: list[int]) -> str:
        return (
            f"The grid below has {len(rows)} rows of {len(columns)} cells. Replace each ? by 0 or 1 so that "
            "no three consecutive cells of a row, and no three consecutive cells of a column, are all equal, "
            "and each row and each column holds the given number of ones. The other cells stay as they are. "
            "Where several grids are possible, any of them is right.\n"
            f"ones in each row, from the top: {row(rows)}\n"
            f"ones in each column, from the left: {row(columns)}\ngrid:\n" + "\n".join(grid)
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(
        self, answer: Grid, grid: Grid, rows: list[int], columns: list[int]
    ) -> tuple[int, int] | Invalid:
        if changed(grid, answer, "?"):
            return Invalid("a given cell is changed")
        if any(three in line for line in [*answer, *turned(answer)] for three in ("000", "111")):
            return Invalid("three consecutive cells are equal")
        return met([*rows, *columns], [*_ones(answer), *_ones(turned(answer))])


def _line(rng: Rng, above: Grid, start: str, width: int) -> str:
    """A random row with this start below one or two others; "" for none.

    With no start there is one, the opposite of the row above, so going back never goes far.
    """
    if len(start) == width:
        return start
    for cell in rng.shuffled("01"):
        below = len(above) == 2 and above[0][len(start)] == above[1][len(start)] == cell
        if not below and not start.endswith(2 * cell) and (line := _line(rng, above, start + cell, width)):
            return line
    return ""


def _ones(grid: Grid) -> list[int]:
    return [line.count("1") for line in grid]
