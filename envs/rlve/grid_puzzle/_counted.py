"""Binary grids with hidden cells, of which the ones in each row and column are told, and one rule more."""

from abc import abstractmethod
from typing import ClassVar

from envs.formats import letters
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rlve.grid_puzzle._cells import changed, hide, joined, met, turned
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[str]


class CountedGrid(Task):
    """10 % to 90 % of the cells are hidden. Credit for the counts; the rule must hold."""

    answer = letters("the completed grid", "01", count="rows", width="columns")
    reward = fraction(beta=10)
    rule: ClassVar[str]
    """For the prompt: what no row or column may hold."""

    @abstractmethod
    def broken(self, line: str) -> str:
        """What breaks the rule in a row or column; empty for nothing."""

    def hidden(self, rng: Rng, planted: Grid) -> Instance:
        """The instance with this solution."""
        return {
            "grid": joined(hide(rng, planted, "?")),
            "rows": _ones(planted),
            "columns": _ones(turned(planted)),
            "planted": planted,
        }

    def prompt(self, grid: Grid, rows: list[int], columns: list[int]) -> str:
        return (
            f"The grid below has {len(rows)} rows of {len(columns)} cells. Replace each ? by 0 or 1 so that "
            f"{self.rule}, and each row and each column holds the given number of ones. The other cells stay "
            "as they are. Where several grids are possible, any of them is right.\n"
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
        if broken := next(filter(None, map(self.broken, [*answer, *turned(answer)])), None):
            return Invalid(broken)
        return met([*rows, *columns], [*_ones(answer), *_ones(turned(answer))])


def _ones(grid: Grid) -> list[int]:
    return [line.count("1") for line in grid]
