"""Oracle of rlve/grid_local_minimum_counting: numbers are placed in order, over all sets of filled cells."""

from collections import Counter
from functools import cache
from typing import Any

LEVELS = (0, 1)


@cache
def numberings(grid: tuple[str, ...]) -> int:
    n, m = len(grid), len(grid[0])
    marked = [cell == "X" for cell in "".join(grid)]
    near = [
        sum(1 << j for j in range(n * m) if j != i and abs(i // m - j // m) <= 1 and abs(i % m - j % m) <= 1)
        for i in range(n * m)
    ]
    ways = Counter({0: 1})
    for _ in range(n * m):
        longer: Counter[int] = Counter()
        for filled, count in ways.items():
            for i in range(n * m):
                # The next number is a minimum where nothing around it is filled yet.
                if not filled >> i & 1 and marked[i] == (not near[i] & filled):
                    longer[filled | 1 << i] += count
        ways = longer
    return sum(ways.values())


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == numberings(tuple(instance["grid"]))
