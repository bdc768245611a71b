"""Oracle of rlve/whack_a_mole: each hammer really swings, wherever the first mole is."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 3)


def swings(grid: list[list[int]], r: int, c: int) -> int | None:
    """How many swings clear the grid; None where the hammer hits an empty cell or the edge."""
    count = 0
    for i in range(len(grid)):
        for j in range(len(grid[0])):
            while grid[i][j]:
                hit = [(a, b) for a in range(i, i + r) for b in range(j, j + c)]
                if i + r > len(grid) or j + c > len(grid[0]) or not all(grid[a][b] for a, b in hit):
                    return None
                for a, b in hit:
                    grid[a][b] -= 1
                count += 1
    return count


@cache
def fewest(grid: tuple[tuple[int, ...], ...]) -> int:
    hammers = [(r, c) for r in range(1, len(grid) + 1) for c in range(1, len(grid[0]) + 1)]
    tried = [swings([list(line) for line in grid], r, c) for r, c in hammers]
    return min(count for count in tried if count is not None)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == fewest(tuple(map(tuple, instance["grid"])))
