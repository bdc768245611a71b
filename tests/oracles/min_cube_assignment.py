"""Oracle of rlve/min_cube_assignment: cell by cell, by the heights of the last row of cells."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 1, 2)


@cache
def cheapest(p: int, q: int, costs_json: str, d: int) -> int:
    states: dict[tuple[int, ...], int] = {(): 0}
    for cell, prices in enumerate(json.loads(costs_json)):
        following: dict[tuple[int, ...], int] = {}
        for heights, total in states.items():
            for height, price in enumerate(prices):
                beside = [*heights[: cell >= q], *heights[len(heights) - (cell % q > 0) :]]
                if all(abs(height - other) <= d for other in beside):
                    key = (*heights, height)[-q:]
                    following[key] = min(total + price, following.get(key, total + price))
        states = following
    return min(states.values())


def accepts(instance: dict[str, Any], text: str) -> bool:
    p, q, costs, d = (instance[key] for key in ("p", "q", "costs", "d"))
    grid = [[int(word) for word in line.split()] for line in text.splitlines() if line.strip()]
    if [len(line) for line in grid] != [q] * p or any(
        h not in range(len(costs[0])) for line in grid for h in line
    ):
        return False
    steps = [abs(grid[i][j] - grid[i + 1][j]) for i in range(p - 1) for j in range(q)]
    steps += [abs(grid[i][j] - grid[i][j + 1]) for i in range(p) for j in range(q - 1)]
    total = sum(costs[i * q + j][grid[i][j]] for i in range(p) for j in range(q))
    return max(steps) <= d and total == cheapest(p, q, json.dumps(costs), d)
