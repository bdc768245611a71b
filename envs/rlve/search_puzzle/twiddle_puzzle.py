"""Turn one grid into another by rotating square blocks of it."""

from itertools import chain

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

STEPS = range(2, 11)

Grid = list[list[int]]


class TwiddlePuzzle(Task):
    """N x M, both from 2 to `most`, blocks of K x K; 2 to 10 random turns; the goal is never the start."""

    ladder = Ladder(most=step(3, 1), top=35)
    answer = lines("the turns in order", width=2)
    reward = fraction(beta=5)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        k = rng.randint(2, min(n, m))
        numbers = rng.permutation(n * m)
        start = [numbers[i : i + m] for i in range(0, n * m, m)]
        goal, steps = [line.copy() for line in start], rng.choice(STEPS)
        turns: list[list[int]] = []
        while len(turns) < steps or goal == start:
            turns.append([rng.randint(0, n - k), rng.randint(0, m - k)])
            _turn(goal, k, *turns[-1])
        return {"k": k, "start": start, "goal": goal, "turns": turns}

    def prompt(self, k: int, start: Grid, goal: Grid) -> str:
        n, m = len(start), len(start[0])
        return (
            f"The grids below have {n} rows (0 to {n - 1}, from the top) and {m} columns (0 to {m - 1}, from "
            f"the left). A turn takes a block of {k} x {k} cells and rotates it by 90 degrees "
            f"counterclockwise: its top row, read from left to right, becomes its left column, read from the "
            "bottom up. A turn is written as i j, the row and the column of the top left cell of the block, "
            "which must lie in the grid. Find turns that make the goal grid of the start grid. They need not "
            f"be as few as possible.\nstart:\n{table(start)}\ngoal:\n{table(goal)}"
        )

    def solve(self, turns: list[list[int]]) -> list[list[int]]:
        return turns

    def value(self, answer: list[list[int]], k: int, start: Grid, goal: Grid) -> tuple[int, int] | Invalid:
        n, m = len(start), len(start[0])
        if not all(0 <= i <= n - k and 0 <= j <= m - k for i, j in answer):
            return Invalid("a block does not lie in the grid")
        grid = [line.copy() for line in start]
        for i, j in answer:
            _turn(grid, k, i, j)
        cells = zip(chain.from_iterable(grid), chain.from_iterable(goal), strict=True)
        return sum(a == b for a, b in cells), n * m


def _turn(grid: Grid, k: int, i: int, j: int) -> None:
    """Rotate a block counterclockwise, in place."""
    block = [line[j : j + k] for line in grid[i : i + k]]
    # Counterclockwise: the last column becomes the first row.
    for line, cells in zip(grid[i : i + k], list(zip(*block, strict=True))[::-1], strict=True):
        line[j : j + k] = cells
