"""Oracle of rlve/binario_no_adjacency_requirement: +1 and -1 that add up to 0 along every line."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m, grid = instance["n"], instance["m"], instance["grid"]
    rows = [[{"0": -1, "1": 1}[cell] for cell in line.strip()] for line in text.split("\n") if line.strip()]
    if [len(row) for row in rows] != [m] * n:
        return False
    for r in range(n):
        for c in range(m):
            if grid[r][c] != "?" and rows[r][c] != 2 * int(grid[r][c]) - 1:
                return False
    return not any(map(sum, rows)) and not any(sum(row[c] for row in rows) for c in range(m))
