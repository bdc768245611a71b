"""What grids to be filled in have in common: hidden cells, columns, counts that must be met.

>>> turned(["01", "11"]), met([1, 2], [1, 3]), changed(["0?"], ["11"], "?")
(['01', '11'], (1, 2), True)
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from envs.rng import Rng

SHARES = range(10, 100, 10)
"""Percentages of the cells that are hidden."""

T = TypeVar("T")


def hide(rng: Rng, grid: Sequence[Sequence[T]], mark: T) -> list[list[T]]:
    """A copy in which 10 % to 90 % of the cells, and at least one, hold `mark`."""
    width = len(grid[0])
    cells = len(grid) * width
    hidden = set(rng.sample(range(cells), max(1, cells * rng.choice(SHARES) // 100)))
    return [
        [mark if r * width + c in hidden else value for c, value in enumerate(line)]
        for r, line in enumerate(grid)
    ]


def joined(grid: Iterable[Iterable[str]]) -> list[str]:
    """Rows of characters as strings."""
    return ["".join(line) for line in grid]


def turned(grid: Sequence[str]) -> list[str]:
    """The columns of a grid of characters, as strings."""
    return joined(zip(*grid, strict=True))


def changed(grid: Sequence[Sequence[T]], answer: Sequence[Sequence[T]], mark: T) -> bool:
    """Does the answer differ from a cell of the grid that is not hidden?"""
    return any(
        a not in (mark, b)
        for given, found in zip(grid, answer, strict=True)
        for a, b in zip(given, found, strict=True)
    )


def met(wanted: Sequence[int], found: Sequence[int]) -> tuple[int, int]:
    """How many of the wanted numbers were found in their places, of how many."""
    return sum(a == b for a, b in zip(wanted, found, strict=True)), len(wanted)
