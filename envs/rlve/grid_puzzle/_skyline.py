"""Skyscraper puzzles: a Latin square of heights, with a clue about what is seen at each end of each line.

>>> seen([1, 0, 3, 2])
[1, 3]
"""

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rlve.grid_puzzle._cells import met
from envs.rlve.grid_puzzle._latin import Grid, is_latin, latin
from envs.rng import Rng
from envs.task import Instance, Task

SIDES = ("left", "right", "top", "bottom")


class Skyline(Task):
    """Credit for the clues that are met. All 4N clues are shown; several squares may meet them."""

    ladder = Ladder(n=step(3, 1), top=30)
    answer = lines("the heights", count="left", width="left")
    reward = fraction(beta=10)
    what: ClassVar[str]
    """What a clue says of the buildings that are seen."""

    @staticmethod
    @abstractmethod
    def clue(heights: list[int]) -> int:
        """The clue for the heights that are seen."""

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = latin(rng, n)
        clues = self.clues(planted)
        sides = {side: clues[i * n : (i + 1) * n] for i, side in enumerate(SIDES)}
        return {**sides, "planted": planted}

    def prompt(self, left: list[int], right: list[int], top: list[int], bottom: list[int]) -> str:
        n = len(left)
        return (
            f"Fill a grid of {n} rows and {n} columns with the heights of buildings, so that each row and "
            f"each column holds the heights from 0 to {n - 1} once each. Someone who looks along a row or "
            "column from one of its ends sees a building (one of height 0 too) unless a taller one stands "
            f"before it. Each clue is the {self.what} that are seen from one end of one line: left and right "
            "have a clue for each row, from the top row to the bottom row; top and bottom have one for each "
            "column, from the leftmost to the rightmost. Meet all clues; where several grids do, any of them "
            f"is right.\nleft: {row(left)}\nright: {row(right)}\ntop: {row(top)}\nbottom: {row(bottom)}"
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(
        self, answer: Grid, left: list[int], right: list[int], top: list[int], bottom: list[int]
    ) -> tuple[int, int] | Invalid:
        if not is_latin(answer):
            return Invalid("a row or column does not hold each height once")
        return met([*left, *right, *top, *bottom], self.clues(answer))

    def clues(self, grid: Grid) -> list[int]:
        """The clues of all rows from the left, then from the right, of all columns from above, then below."""
        columns = [list(column) for column in zip(*grid, strict=True)]
        return [
            self.clue(seen(line[::way])) for lines in (grid, columns) for way in (1, -1) for line in lines
        ]


def seen(line: Iterable[int]) -> list[int]:
    """The heights that are taller than all before them."""
    heights: list[int] = []
    for height in line:
        if not heights or height > heights[-1]:
            heights.append(height)
    return heights
