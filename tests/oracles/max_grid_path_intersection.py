"""Oracle of rlve/max_grid_path_intersection: all walks at once, diagonal by diagonal."""

import json
from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 3, 4)


@cache
def largest(grid_json: str, k: int) -> int:
    grid = json.loads(grid_json)
    n = len(grid)
    states = {(0,) * k: grid[0][0]}
    for diagonal in range(1, 2 * n - 1):
        following: dict[tuple[int, ...], int] = {}
        for rows, total in states.items():
            for steps in product((0, 1), repeat=k):
                moved = tuple(sorted(row + step for row, step in zip(rows, steps, strict=True)))
                if moved[-1] < n and diagonal - moved[0] < n:
                    gained = total + sum(grid[row][diagonal - row] for row in set(moved))
                    following[moved] = max(following.get(moved, 0), gained)
        states = following
    return max(states.values())


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == largest(json.dumps(instance["grid"]), instance["k"])
