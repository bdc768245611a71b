"""Oracle of rlve/minimum_dominating_set_grid: every set of cells, row by row as bit masks."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def cheapest(grid_json: str) -> int:
    grid = json.loads(grid_json)
    width = len(grid[0])
    if width > len(grid):
        return cheapest(json.dumps([list(column) for column in zip(*grid, strict=True)]))
    full = (1 << width) - 1
    cost = [
        [sum(c for j, c in enumerate(line) if mask >> j & 1) for mask in range(full + 1)] for line in grid
    ]
    best = {(0, mask): cost[0][mask] for mask in range(full + 1)}
    for below in [*cost[1:], [0]]:
        following: dict[tuple[int, int], int] = {}
        for (above, own), total in best.items():
            for mask, price in enumerate(below):
                if (own | own << 1 | own >> 1 | above | mask) & full == full:
                    following[own, mask] = min(total + price, following.get((own, mask), total + price))
        best = following
    return min(best.values())


def accepts(instance: dict[str, Any], text: str) -> bool:
    grid = instance["grid"]
    cells = [tuple(map(int, line.split())) for line in text.splitlines() if line.strip()]
    reached, total = set(), 0
    for i, j in cells:
        if min(i, j) < 1:
            return False
        total += grid[i - 1][j - 1]
        reached |= {(i, j), (i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)}
    every = all((i + 1, j + 1) in reached for i in range(len(grid)) for j in range(len(grid[0])))
    return every and len(set(cells)) == len(cells) and total == cheapest(json.dumps(grid))
