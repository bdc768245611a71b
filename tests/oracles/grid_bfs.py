"""Oracle of rlve/grid_bfs: distances relaxed until nothing changes."""

from functools import cache
from math import inf
from typing import Any


@cache
def distances(grid: tuple[str, ...]) -> list[list[int]]:
    open_ = {complex(c, r) for r, line in enumerate(grid) for c, cell in enumerate(line) if cell != "X"}
    far = {cell: 0 if grid[int(cell.imag)][int(cell.real)] == "1" else inf for cell in open_}
    before: dict[complex, float] = {}
    while before != far:
        before = dict(far)
        for cell in far:
            far[cell] = min(far[cell], *(far.get(cell + step, inf) + 1 for step in (1, -1, 1j, -1j)))
    found = [[far.get(complex(c, r), inf) for c in range(len(line))] for r, line in enumerate(grid)]
    return [[-1 if value == inf else int(value) for value in line] for line in found]


def accepts(instance: dict[str, Any], text: str) -> bool:
    answer = [list(map(int, line.split())) for line in text.split("\n") if line.strip()]
    return answer == distances(tuple(instance["grid"]))
