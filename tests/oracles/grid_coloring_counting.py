"""Oracle of rlve/grid_coloring_counting: row by row, with the colour of each column so far."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 1, 2)


@cache
def ways(rows: int, columns: tuple[int, ...], left: tuple[int, ...]) -> int:
    """Ways to colour the remaining rows; 0 is a column without a colour; `left`: cells of each colour."""
    if rows == 0:
        return int(not any(left))
    total = ways(rows - 1, columns, left)
    for colour, cells in enumerate(left, 1):
        free = [j for j, other in enumerate(columns) if other in (0, colour)]
        for size in range(1, min(cells, len(free)) + 1):
            rest = (*left[: colour - 1], cells - size, *left[colour:])
            for chosen in combinations(free, size):
                # The order of the columns does not matter for the rows that follow.
                after = sorted(colour if j in chosen else other for j, other in enumerate(columns))
                total += ways(rows - 1, tuple(after), rest)
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    count = ways(instance["n"], (0,) * instance["m"], tuple(instance["x"]))
    return int(text) == count % instance["mod"]
