"""Oracle of rlve/square_undamaged_point_counting: each two points as the ends of a diagonal."""

from itertools import combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    damaged = set(map(tuple, instance["damaged"]))
    points = {(x, y) for x in range(instance["n"] + 1) for y in range(instance["m"] + 1)} - damaged
    diagonals = 0
    for (a, b), (c, d) in combinations(sorted(points), 2):
        # The other two corners, doubled: the middle plus and minus the half diagonal, turned.
        others = [(a + c + s * (d - b), b + d - s * (c - a)) for s in (1, -1)]
        diagonals += all(x % 2 == y % 2 == 0 and (x // 2, y // 2) in points for x, y in others)
    return int(text) == diagonals // 2
