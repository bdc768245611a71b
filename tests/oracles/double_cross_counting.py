"""Oracle of rlve/double_cross_counting: every choice of the three bars is laid out and looked up."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4)


@cache
def crosses(grid: tuple[str, ...]) -> int:
    n, m = len(grid), len(grid[0])
    ones = {(r, c) for r in range(n) for c in range(m) if grid[r][c] == "1"}
    count = 0
    for c in range(m):
        for top in range(n):
            for bottom in range(top + 4, n):
                if not ones >= {(r, c) for r in range(top, bottom + 1)}:
                    continue
                for upper in range(top + 1, bottom):
                    for lower in range(upper + 2, bottom):
                        for b in range(2, m):
                            if not ones >= {(lower, i) for i in range(c - b, c + b + 1)}:
                                break
                            for a in range(1, b):
                                count += ones >= {(upper, i) for i in range(c - a, c + a + 1)}
    return count


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == crosses(tuple(instance["grid"]))
