"""Count the double crosses of ones in a binary grid."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[str]


class DoubleCrossCounting(Task):
    """N x M, both from 5 to `most`; up to a tenth of the cells are zeros."""

    ladder = Ladder(most=grow(5, "1.1", 1), top=25)
    answer = natural("the number of double crosses")
    reward = closeness(beta=3)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(5, most), rng.randint(5, most)
        zeros = set(rng.sample(range(n * m), rng.randint(0, n * m // 10)))
        cells = "".join("10"[cell in zeros] for cell in range(n * m))
        return {"grid": [cells[start : start + m] for start in range(0, n * m, m)]}

    def prompt(self, grid: Grid) -> str:
        return (
            f"The grid below has {len(grid)} rows of {len(grid[0])} cells. A double cross is a set of cells "
            "that consists of three bars: a vertical bar of consecutive cells of one column, and two "
            "horizontal bars of consecutive cells of two rows. Both horizontal bars cross the vertical bar, "
            "and their rows are not next to each other: at least one row is between them. The vertical bar "
            "has at least one cell above the upper horizontal bar and at least one below the lower one. Each "
            "horizontal bar has the same number of cells, at least one, to the left and to the right of the "
            "vertical bar; the upper one has fewer of them than the lower one. Count the double crosses of "
            "which all cells are 1. Different ones may share cells.\n" + "\n".join(grid)
        )

    def solve(self, grid: Grid) -> int:
        columns = ["".join(column) for column in zip(*grid, strict=True)]
        count = 0
        for c, column in enumerate(columns):
            arms = [min(_run(line[:c][::-1]), _run(line[c + 1 :])) for line in grid]
            for upper, arm in enumerate(arms):
                above = _run(column[:upper][::-1])
                if column[upper] == "0" or not above or not arm:
                    continue
                reach = _run(column[upper + 1 :])
                for lower in range(upper + 2, upper + reach):
                    # The vertical bar ends on one of the ones below the lower bar.
                    count += above * (upper + reach - lower) * _pairs(arm, arms[lower])
        return count


def _run(cells: str) -> int:
    """The number of ones that cells start with."""
    return len(cells) - len(cells.lstrip("1"))


def _pairs(upper: int, lower: int) -> int:
    """The pairs 1 <= a < b of arms with a <= upper and b <= lower."""
    most = min(upper, lower - 1)
    return most * lower - most * (most + 1) // 2 if most > 0 else 0
