"""Oracle of rlve/numbrix: from 0 on, each number has the next one among its neighbours."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m, grid = instance["n"], instance["m"], instance["grid"]
    answer = [list(map(int, line.split())) for line in text.split("\n") if line.strip()]
    if [len(line) for line in answer] != [m] * n:
        return False
    cells = {complex(c, r): answer[r][c] for r in range(n) for c in range(m)}
    if any(grid[r][c] not in (-1, cells[complex(c, r)]) for r in range(n) for c in range(m)):
        return False
    (here,) = (cell for cell, number in cells.items() if number == 0)
    for number in range(1, n * m):
        following = [here + step for step in (1, -1, 1j, -1j) if cells.get(here + step) == number]
        if len(following) != 1:
            return False
        (here,) = following
    return sorted(cells.values()) == list(range(n * m))
