"""Sliding puzzle: move the blank until one grid becomes the other."""

from envs.formats import word
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

STEPS = (2, 3, 5, 10, 15, 20, 25, 30)
MOVES = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}
UNDO = {"U": "D", "D": "U", "L": "R", "R": "L"}


class EightDigitPuzzle(Task):
    """N x M, both up to `most`. The goal, never the start, is reached by a walk that undoes no move.

    Grids are flat lists, row after row.
    """

    ladder = Ladder(most=step(3, 1), top=40)
    answer = word("the moves in order", "UDLR")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        start = rng.permutation(n * m)
        goal, moves, steps = start.copy(), "", rng.choice(STEPS)
        while len(moves) < steps or goal == start:
            ways = {letter: there for letter in MOVES if (there := _target(goal, letter, n, m)) is not None}
            letter = rng.choice([letter for letter in ways if UNDO[letter] != moves[-1:]])
            _slide(goal, ways[letter])
            moves += letter
        return {"n": n, "m": m, "start": start, "goal": goal, "moves": moves}

    def prompt(self, n: int, m: int, start: list[int], goal: list[int]) -> str:
        first, last = (table(grid[i : i + m] for i in range(0, n * m, m)) for grid in (start, goal))
        return (
            f"In a sliding puzzle of {n} rows and {m} columns, 0 is the blank. A move exchanges the blank "
            "with the number above it (U), below it (D), on its left (L) or on its right (R); the blank "
            "cannot leave the grid. Find moves that turn the start grid into the goal grid. They need not "
            f"be as few as possible.\nstart:\n{first}\ngoal:\n{last}"
        )

    def solve(self, moves: str) -> str:
        return moves

    def value(
        self, answer: str, n: int, m: int, start: list[int], goal: list[int]
    ) -> tuple[int, int] | Invalid:
        grid = start.copy()
        for number, letter in enumerate(answer, 1):
            there = _target(grid, letter, n, m)
            if there is None:
                return Invalid(f"move {number} ({letter}) takes the blank out of the grid")
            _slide(grid, there)
        return sum(a == b for a, b in zip(grid, goal, strict=True)), n * m


def _target(grid: list[int], letter: str, n: int, m: int) -> int | None:
    """Where a move takes the blank; None outside of the grid."""
    row, column = divmod(grid.index(0), m)
    down, right = MOVES[letter]
    row, column = row + down, column + right
    return row * m + column if 0 <= row < n and 0 <= column < m else None


def _slide(grid: list[int], there: int) -> None:
    """Exchange the blank with the number at `there`, in place."""
    grid[grid.index(0)], grid[there] = grid[there], 0
