"""Oracle of rlve/quad_magic_items: all pairs of pairs."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4)


@cache
def uses(x: tuple[int, ...]) -> list[list[int]]:
    items = range(len(x))
    pairs = [(i, j) for i in items for j in items if x[i] < x[j]]
    found = [[0, 0, 0, 0] for _ in items]
    for a, b in pairs:
        for c, d in pairs:
            gap = x[b] - x[a]
            if gap == 2 * (x[d] - x[c]) and 3 * gap < x[c] - x[b]:
                for place, item in enumerate((a, b, c, d)):
                    found[item][place] += 1
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    rows = [list(map(int, line.split())) for line in text.splitlines() if line.strip()]
    return rows == uses(tuple(instance["x"]))
