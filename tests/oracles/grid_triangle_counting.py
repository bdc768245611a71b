"""Oracle of rlve/grid_triangle_counting: at each point, the others sorted by the line to it."""

from collections import Counter
from functools import cache
from math import comb, gcd
from typing import Any

LEVELS = (0, 2, 3)
FEW_PROBLEMS = "the catalogue's level 0 has 25 grids"


@cache
def triangles(n: int, m: int) -> int:
    points = [(x, y) for x in range(n + 1) for y in range(m + 1)]
    corners = 0
    for x, y in points:
        lines: Counter[tuple[int, int]] = Counter()
        for p, q in points:
            if (p, q) != (x, y):
                side = gcd(p - x, q - y) * (1 if (p, q) > (x, y) else -1)
                lines[(p - x) // side, (q - y) // side] += 1
        corners += comb(len(points) - 1, 2) - sum(comb(count, 2) for count in lines.values())
    return corners // 3


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == triangles(instance["n"], instance["m"])
