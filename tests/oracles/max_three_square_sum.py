"""Oracle of rlve/max_three_square_sum: all triples of squares, as sets of cells."""

from itertools import product
from typing import Any

LEVELS = (0, 1, 2)


def largest(k: int, grid: list[list[int]]) -> int:
    places = product(range(len(grid) - k + 1), range(len(grid[0]) - k + 1))
    squares = [frozenset(product(range(i, i + k), range(j, j + k))) for i, j in places]
    sums = {square: sum(grid[i][j] for i, j in square) for square in squares}
    apart = {a: [b for b in squares if not a & b] for a in squares}
    return max(sums[a] + sums[b] + sums[c] for a in squares for b in apart[a] for c in apart[b] if not a & c)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == largest(instance["k"], instance["grid"])
