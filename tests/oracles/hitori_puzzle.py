"""Oracle of rlve/hitori_puzzle: pairs of cells, and white cells merged into one part."""

from itertools import combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m, grid = instance["n"], instance["m"], instance["grid"]
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    if set("".join(rows)) - {"*", "."} or [len(row) for row in rows] != [m] * n:
        return False
    cells = [(r, c) for r in range(n) for c in range(m)]
    part = {cell: cell for cell in cells if rows[cell[0]][cell[1]] == "."}
    for (a, b), (c, d) in combinations(cells, 2):
        white = ((a, b) in part) + ((c, d) in part)
        close = abs(a - c) + abs(b - d) == 1
        if close and white == 0:
            return False
        if white == 2 and (a == c or b == d) and grid[a][b] == grid[c][d]:
            return False
        if close and white == 2 and part[a, b] != part[c, d]:
            old, new = part[a, b], part[c, d]
            part = {cell: new if name == old else name for cell, name in part.items()}
    return len(set(part.values())) == 1
