"""Fill a binary grid with given row and column counts so that no two ones are neighbours."""

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rlve.grid_puzzle._cells import changed, hide, joined, met, turned
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[str]


class CampsitePuzzle(Task):
    """N x M, both from 2 to `most`: ones on cells in random order, as long as they do not touch.

    Between one and all of the ones that fit are planted; 10 % to 90 % of the cells are hidden.
    """

    ladder = Ladder(most=step(3, 1), top=40)
    answer = letters("the completed grid", "01", count="rows", width="columns")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        ones: list[tuple[int, int]] = []
        for r, c in rng.shuffled([(r, c) for r in range(n) for c in range(m)]):
            if not {(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)} & set(ones):
                ones.append((r, c))
        kept = set(ones[: rng.randint(1, len(ones))])
        planted = ["".join("01"[(r, c) in kept] for c in range(m)) for r in range(n)]
        return {
            "grid": joined(hide(rng, planted, "?")),
            "rows": _ones(planted),
            "columns": _ones(turned(planted)),
            "planted": planted,
        }

    def prompt(self, grid: Grid, rows: list[int], columns: list[int]) -> str:
        return (
            f"The grid below has {len(rows)} rows of {len(columns)} cells. Replace each ? by 0 or 1 so that "
            "no two ones are side by side or one directly above the other (they may touch at a corner), and "
            "each row and each column holds the given number of ones. The other cells stay as they are. "
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
        if any("11" in line for line in [*answer, *turned(answer)]):
            return Invalid("two ones are neighbours")
        return met([*rows, *columns], [*_ones(answer), *_ones(turned(answer))])


def _ones(grid: Grid) -> list[int]:
    return [line.count("1") for line in grid]
