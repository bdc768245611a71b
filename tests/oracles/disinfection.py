"""Oracle of rlve/disinfection: from marked cell to marked cell, every box that holds the next one.

Boxes are cut down to what they cost: each set of marked cells that a box holds, at the box's cost.
"""

import json
from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1)


@cache
def cheapest(sides: tuple[int, ...], marked_json: str) -> int:
    marked = json.loads(marked_json)
    spans = [[(i, j) for i in range(side) for j in range(i + 1, side + 1)] for side in sides]
    holds: dict[int, int] = {}
    for box in product(*spans):
        inside = sum(
            1 << n
            for n, cell in enumerate(marked)
            if all(i <= at < j for at, (i, j) in zip(cell, box, strict=True))
        )
        cost = min(j - i for i, j in box)
        holds[inside] = min(cost, holds.get(inside, cost))

    @cache
    def clear(left: int) -> int:
        if not left:
            return 0
        lowest = left & -left
        return min(cost + clear(left & ~inside) for inside, cost in holds.items() if inside & lowest)

    return clear((1 << len(marked)) - 1)


def accepts(instance: dict[str, Any], text: str) -> bool:
    sides, left = instance["sides"], {tuple(cell) for cell in instance["marked"]}
    total = 0
    for line in text.splitlines():
        if not line.strip():
            continue
        x1, x2, y1, y2, z1, z2 = map(int, line.split())
        if min(x1, y1, z1) < 0 or not (x1 < x2 <= sides[0] and y1 < y2 <= sides[1] and z1 < z2 <= sides[2]):
            return False
        left -= set(product(range(x1, x2), range(y1, y2), range(z1, z2)))
        total += min(x2 - x1, y2 - y1, z2 - z1)
    return not left and total == cheapest(tuple(sides), json.dumps(instance["marked"]))
