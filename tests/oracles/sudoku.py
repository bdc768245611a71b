"""Oracle of rlve/sudoku: every (unit, number) pair is claimed by exactly one cell."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m, grid = instance["n"], instance["m"], instance["grid"]
    side = n * m
    rows = [[int(word) for word in line.split()] for line in text.split("\n") if line.strip()]
    if len(rows) != side or any(len(row) != side for row in rows):
        return False
    claims = set()
    for r in range(side):
        for c in range(side):
            number = rows[r][c]
            if number < 1 or number > side or (grid[r][c] and grid[r][c] != number):
                return False
            claims |= {("row", r, number), ("column", c, number), ("box", r // n, c // m, number)}
    return len(claims) == 3 * side * side
