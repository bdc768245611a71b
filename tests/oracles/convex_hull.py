"""Oracle of rlve/convex_hull: the sides are the pairs that have all points to their left."""

from itertools import permutations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    points = instance["points"]
    area = 0
    for (ax, ay), (bx, by) in permutations(points, 2):
        if all((bx - ax) * (y - ay) >= (by - ay) * (x - ax) for x, y in points):
            area += ax * by - ay * bx
    return int(text) == area
