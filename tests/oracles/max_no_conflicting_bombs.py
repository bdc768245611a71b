"""Oracle of rlve/max_no_conflicting_bombs: cell by cell, remembering which columns are in sight of a bomb."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4, 6)


@cache
def most(grid: tuple[str, ...]) -> int:
    width = len(grid[0])
    states = {(False, (False,) * width): 0}
    for line in grid:
        states = {
            (False, columns): count for (_, columns), count in sorted(states.items(), key=lambda s: s[1])
        }
        for j, cell in enumerate(line):
            following: dict[Any, int] = {}
            for (row, columns), count in states.items():
                if cell == "#":
                    options = [(False, False, count)]
                else:
                    options = [(row, columns[j], count)]
                    if cell == "*" and not row and not columns[j]:
                        options.append((True, True, count + 1))
                for seen, column, total in options:
                    key = seen, (*columns[:j], column, *columns[j + 1 :])
                    following[key] = max(following.get(key, 0), total)
            states = following
    return max(states.values())


def accepts(instance: dict[str, Any], text: str) -> bool:
    grid, given = instance["grid"], [line.strip() for line in text.splitlines() if line.strip()]
    if [line.replace("B", "*") for line in given] != grid:
        return False
    bombs = [(i, j) for i, line in enumerate(given) for j, cell in enumerate(line) if cell == "B"]
    for i, j in bombs:
        for x, y in bombs:
            if i == x and j < y and "#" not in given[i][j:y]:
                return False
            if j == y and i < x and "#" not in [given[k][j] for k in range(i, x)]:
                return False
    return len(bombs) == most(tuple(grid))
