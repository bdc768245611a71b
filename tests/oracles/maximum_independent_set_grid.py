"""Oracle of rlve/maximum_independent_set_grid: row by row, every choice that suits the row above."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 2, 4, 5)


@cache
def largest(grid_json: str) -> int:
    grid = json.loads(grid_json)
    rows = [mask for mask in range(1 << len(grid[0])) if not mask & mask >> 1]
    best = {0: 0}
    for line in grid:
        worth = {mask: sum(v for j, v in enumerate(line) if mask >> j & 1) for mask in rows}
        best = {mask: worth[mask] + max(b for above, b in best.items() if not above & mask) for mask in rows}
    return max(best.values())


def accepts(instance: dict[str, Any], text: str) -> bool:
    grid, given = instance["grid"], [line.strip() for line in text.splitlines() if line.strip()]
    shape = [len(line) for line in given] == [len(line) for line in grid]
    if not shape or set("".join(given)) - {"0", "1"}:
        return False
    chosen = {(i, j) for i, line in enumerate(given) for j, cell in enumerate(line) if cell == "1"}
    if any((i + 1, j) in chosen or (i, j + 1) in chosen for i, j in chosen):
        return False
    return sum(grid[i][j] for i, j in chosen) == largest(json.dumps(grid))
