"""Oracle of rlve/maze: a walk in complex numbers, as long as the distance that relaxation settles on."""

from functools import cache
from math import inf
from typing import Any

LEVELS = (0, 2, 5, 8)
STEPS = {"R": 1, "L": -1, "D": 1j, "U": -1j}


@cache
def fewest(rows: tuple[str, ...]) -> float:
    n = len(rows)
    far = {complex(c, r): inf for r in range(n) for c in range(n) if rows[r][c] == "."}
    far[0] = 0
    before: dict[complex, float] = {}
    while before != far:
        before = dict(far)
        for cell in far:
            far[cell] = min(far[cell], *(far.get(cell + step, inf) + 1 for step in STEPS.values()))
    return far[complex(n - 1, n - 1)]


def accepts(instance: dict[str, Any], text: str) -> bool:
    rows = instance["grid"]
    free = {complex(c, r) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell == "."}
    at, inside = 0j, True
    for letter in text:
        at += STEPS[letter]
        inside &= at in free
    return inside and at == complex(len(rows) - 1, len(rows) - 1) and len(text) == fewest(tuple(rows))
