"""Oracle of rlve/circulating_grid: cell by cell, every arrow, by the set of cells that are taken."""

from functools import cache
from typing import Any

LEVELS = (0, 1)


def target(grid: list[str], i: int, j: int, arrow: str) -> tuple[int, int]:
    rows, columns = len(grid), len(grid[0])
    moved = {"L": (i, j - 1), "R": (i, j + 1), "U": (i - 1, j), "D": (i + 1, j)}[arrow]
    return moved[0] % rows, moved[1] % columns


@cache
def fewest(grid: tuple[str, ...]) -> int:
    states = {frozenset[tuple[int, int]](): 0}
    for i, line in enumerate(grid):
        for j, arrow in enumerate(line):
            following: dict[Any, int] = {}
            for taken, changed in states.items():
                for other in "LRUD":
                    to = target(list(grid), i, j, other)
                    if to not in taken:
                        cost = changed + (other != arrow)
                        following[taken | {to}] = min(cost, following.get(taken | {to}, cost))
            states = following
    return min(states.values())


def accepts(instance: dict[str, Any], text: str) -> bool:
    grid, given = instance["grid"], [line.strip() for line in text.splitlines() if line.strip()]
    if [len(line) for line in given] != [len(line) for line in grid]:
        return False
    cells = [(i, j) for i, line in enumerate(grid) for j in range(len(line))]
    if len({target(grid, i, j, given[i][j]) for i, j in cells}) < len(cells):
        return False
    return sum(given[i][j] != grid[i][j] for i, j in cells) == fewest(tuple(grid))
