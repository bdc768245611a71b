"""Latin squares: N x N grids whose rows and columns each hold the numbers from 0 to N - 1 once.

>>> is_latin([[0, 1], [1, 0]]), is_latin([[0, 1], [0, 1]])
(True, False)
"""

from envs.rng import Rng

Grid = list[list[int]]


def latin(rng: Rng, n: int) -> Grid:
    """The square whose rows are shifts of each other, with rows, columns and numbers shuffled."""
    rows, columns, numbers = (rng.permutation(n) for _ in range(3))
    return [[numbers[(r + c) % n] for c in columns] for r in rows]


def is_latin(grid: Grid) -> bool:
    """Is a square grid a Latin square?"""
    numbers = set(range(len(grid)))
    return all(set(line) == numbers for line in [*grid, *zip(*grid, strict=True)])
