"""Generalised Sudoku: boxes of N x M cells, numbers from 1 to NM."""

from collections.abc import Iterator

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task

LARGEST = 36
HIDDEN = range(10, 100, 10)

Grid = list[list[int]]


class Sudoku(Task):
    """A regular grid with its rows, columns and numbers shuffled; 10 % to 90 % of the cells are hidden.

    N and M are uniform from 2 to `most`, as long as the side NM is at most 36: a larger answer would pass
    4,000 characters. This binds from level 5 on, where the smallest side grows instead, to 36 at level 20.
    """

    ladder = Ladder(most=step(2, 1), least=lambda level: max(4, 2 * level - 4), top=20)
    answer = lines("the completed grid", count="grid", width="grid")
    reward = feasible()

    def generate(self, rng: Rng, most: int, least: int) -> Instance:
        sizes = range(2, most + 1)
        n, m = rng.choice([(n, m) for n in sizes for m in sizes if least <= n * m <= LARGEST])
        planted = _full_grid(rng, n, m)
        side = n * m
        grid = [row.copy() for row in planted]
        for cell in rng.sample(range(side * side), side * side * rng.choice(HIDDEN) // 100):
            grid[cell // side][cell % side] = 0
        return {"n": n, "m": m, "grid": grid, "planted": planted}

    def prompt(self, n: int, m: int, grid: Grid) -> str:
        return (
            f"The grid below is a generalised Sudoku of {n * m} rows and {n * m} columns, divided into boxes "
            f"of {n} rows and {m} columns that do not overlap. Replace each 0 by a number so that each row, "
            f"each column and each box holds the numbers from 1 to {n * m} once each. The other numbers stay "
            f"as they are. Where several grids are possible, any of them is right.\n{table(grid)}"
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(self, answer: Grid, n: int, m: int, grid: Grid) -> bool | Invalid:
        for given, found in zip(grid, answer, strict=True):
            if any(a not in (0, b) for a, b in zip(given, found, strict=True)):
                return Invalid("a given number is changed")
        if not all(1 <= number <= n * m for row in answer for number in row):
            return Invalid(f"a number is outside 1..{n * m}")
        repeated = next((name for name, unit in _units(answer, n, m) if len(set(unit)) < n * m), None)
        return repeated is None or missed(f"{repeated} holds a number twice")


def _full_grid(rng: Rng, n: int, m: int) -> Grid:
    """The grid whose rows are shifts of 1, ..., NM, shuffled in all ways that keep the rules."""
    numbers = rng.permutation(n * m, 1)
    rows, columns = _mixed(rng, m, n), _mixed(rng, n, m)
    return [[numbers[(r % n * m + r // n + c) % (n * m)] for c in columns] for r in rows]


def _mixed(rng: Rng, bands: int, width: int) -> list[int]:
    """The lines 0, 1, ..., shuffled within each band, and the bands shuffled."""
    return [band * width + line for band in rng.permutation(bands) for line in rng.permutation(width)]


def _units(grid: Grid, n: int, m: int) -> Iterator[tuple[str, list[int]]]:
    """All rows, columns and boxes, with their names; positions count from 1."""
    side = range(n * m)
    for i in side:
        yield f"row {i + 1}", grid[i]
        yield f"column {i + 1}", [row[i] for row in grid]
    for top in side[::n]:
        for left in side[::m]:
            box = [number for row in grid[top : top + n] for number in row[left : left + m]]
            yield f"the box from row {top + 1}, column {left + 1}", box
