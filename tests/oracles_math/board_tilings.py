"""Oracle of math/board_tilings: covers the first open cell in every way, down to the empty board."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 3)


@cache
def tilings(cells: frozenset[tuple[int, int]]) -> int:
    if not cells:
        return 1
    r, c = min(cells)
    rest = cells - {(r, c)}
    return tilings(rest) + sum(tilings(rest - {near}) for near in ((r, c + 1), (r + 1, c)) if near in rest)


def accepts(instance: dict[str, Any], text: str) -> bool:
    every = {(r, c) for r in range(1, instance["rows"] + 1) for c in range(1, instance["columns"] + 1)}
    cells = frozenset(every - set(map(tuple, instance["holes"])))
    return int(text) == tilings(cells)
