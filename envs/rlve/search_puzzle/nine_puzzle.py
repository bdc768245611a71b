"""Turn one grid into another by shifting rows and columns around."""

from itertools import chain
from typing import Any

from envs.formats import actions
from envs.ladder import Ladder, step
from envs.render import row, table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

STEPS = range(2, 11)

Grid = list[list[int]]
Action = list[Any]


class NinePuzzle(Task):
    """N x M, both from 2 to `most`; 2 to 10 random shifts make the goal, which is never the start."""

    ladder = Ladder(most=step(3, 1), top=35)
    answer = actions("the shifts in order", row=2, column=2)
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        row_limit, column_limit = rng.randint(1, m - 1), rng.randint(1, n - 1)
        numbers = rng.permutation(n * m)
        start = [numbers[i : i + m] for i in range(0, n * m, m)]
        goal, steps = [line.copy() for line in start], rng.choice(STEPS)
        shifts: list[Action] = []
        while len(shifts) < steps or goal == start:
            verb, lines, limit = rng.choice((("row", n, row_limit), ("column", m, column_limit)))
            by = rng.randint(1, limit) * rng.choice((-1, 1))
            shifts.append([verb, rng.below(lines), by])
            _shift(goal, *shifts[-1])
        limits = {"row_limit": row_limit, "column_limit": column_limit}
        return {**limits, "start": start, "goal": goal, "shifts": shifts}

    def prompt(self, row_limit: int, column_limit: int, start: Grid, goal: Grid) -> str:
        n, m = len(start), len(start[0])
        return (
            f"The grids below have {n} rows (0 to {n - 1}, from the top) and {m} columns (0 to {m - 1}, from "
            "the left). A shift moves all cells of one row or of one column by the same number of places; "
            "what leaves the grid at one end comes back in at the other. The shifts are:\n"
            "row i s (move row i by s places to the right, or by -s places to the left where s is negative; "
            f"s is from {-row_limit} to {row_limit})\n"
            "column j s (move column j by s places down, or by -s places up where s is negative; "
            f"s is from {-column_limit} to {column_limit})\n"
            "Find shifts that turn the start grid into the goal grid. They need not be as few as possible.\n"
            f"start:\n{table(start)}\ngoal:\n{table(goal)}"
        )

    def solve(self, shifts: list[Action]) -> list[Action]:
        return shifts

    def value(
        self, answer: list[Action], row_limit: int, column_limit: int, start: Grid, goal: Grid
    ) -> tuple[int, int] | Invalid:
        grid = [line.copy() for line in start]
        allowed = {"row": (len(start), row_limit), "column": (len(start[0]), column_limit)}
        for verb, i, by in answer:
            lines, limit = allowed[verb]
            if not (0 <= i < lines and abs(by) <= limit):
                return Invalid(f"{row((verb, i, by))[:40]}: no such {verb}, or too long a shift")
            _shift(grid, verb, i, by)
        cells = zip(chain.from_iterable(grid), chain.from_iterable(goal), strict=True)
        return sum(a == b for a, b in cells), len(start) * len(start[0])


def _shift(grid: Grid, verb: str, i: int, by: int) -> None:
    """Shift a row to the right or a column down, in place."""
    line = grid[i] if verb == "row" else [cells[i] for cells in grid]
    line = line[-by:] + line[:-by]
    if verb == "row":
        grid[i] = line
        return
    for cells, number in zip(grid, line, strict=True):
        cells[i] = number
