"""Fill a binary grid so that the positions of the ones in each row and column add up as given."""

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import fraction
from envs.rlve.grid_puzzle._cells import met, turned
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[str]


class Kakurasu(Task):
    """N x M, both from 2 to `most`, with each cell a one in 20 % to 80 % of the cases."""

    ladder = Ladder(most=step(3, 1), top=40)
    answer = letters("the grid", "01", count="rows", width="columns")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m, share = rng.randint(2, most), rng.randint(2, most), rng.randint(20, 80)
        planted = ["".join("01"[rng.chance(share, 100)] for _ in range(m)) for _ in range(n)]
        return {"rows": _sums(planted), "columns": _sums(turned(planted)), "planted": planted}

    def prompt(self, rows: list[int], columns: list[int]) -> str:
        return (
            f"Fill a grid of {len(rows)} rows and {len(columns)} columns with zeros and ones. Number the "
            "rows from 1, from the top, and the columns from 1, from the left. The numbers of the columns "
            "in which a row has its ones must add up to the sum of that row; the numbers of the rows in "
            "which a column has its ones must add up to the sum of that column (0 where there are no ones). "
            f"Where several grids are possible, any of them is right.\nsums of the rows: {row(rows)}\nsums "
            f"of the columns: {row(columns)}"
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(self, answer: Grid, rows: list[int], columns: list[int]) -> tuple[int, int]:
        return met([*rows, *columns], [*_sums(answer), *_sums(turned(answer))])


def _sums(grid: Grid) -> list[int]:
    return [sum(place for place, cell in enumerate(line, 1) if cell == "1") for line in grid]
