"""Oracle of rlve/minimum_unconflicted_grid_kmax: every choice of different columns."""

import json
from functools import cache
from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def smallest(grid_json: str, k: int) -> int:
    grid = json.loads(grid_json)
    choices = permutations(range(len(grid[0])), len(grid))
    return min(sorted(line[j] for line, j in zip(grid, c, strict=True))[-k] for c in choices)


def accepts(instance: dict[str, Any], text: str) -> bool:
    columns, grid, k = [int(word) for word in text.split()], instance["grid"], instance["k"]
    if len(columns) != len(grid) or len(set(columns)) != len(grid) or min(columns) < 1:
        return False
    chosen = sorted(grid[i][column - 1] for i, column in enumerate(columns))
    return chosen[-k] == smallest(json.dumps(grid), k)
