"""Oracle of rlve/light_up_puzzle: rows and columns cut at walls; a cell lies in one piece of each."""

import re
from typing import Any

Cell = tuple[int, int]


def pieces(grid: list[str]) -> list[list[Cell]]:
    """The runs of white cells between walls, of all rows and of all columns."""
    columns = ["".join(line[c] for line in grid) for c in range(len(grid[0]))]
    across = [
        [(r, c) for c in range(*run.span())]
        for r, line in enumerate(grid)
        for run in re.finditer(r"\.+", line)
    ]
    down = [
        [(r, c) for r in range(*run.span())]
        for c, line in enumerate(columns)
        for run in re.finditer(r"\.+", line)
    ]
    return across + down


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m, grid = instance["n"], instance["m"], instance["grid"]
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    if [len(row) for row in rows] != [m] * n:
        return False
    bulbs = {(r, c) for r in range(n) for c in range(m) if rows[r][c] == "*"}
    if ["".join("." if cell == "*" else cell for cell in row) for row in rows] != grid:
        return False
    parts = pieces(grid)
    if any(len(bulbs & set(part)) > 1 for part in parts):
        return False
    lit = {cell for part in parts if bulbs & set(part) for cell in part}
    for r in range(n):
        for c in range(m):
            near = len(bulbs & {(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)})
            if grid[r][c] == "." and (r, c) not in lit:
                return False
            if grid[r][c].isdigit() and int(grid[r][c]) != near:
                return False
    return True
