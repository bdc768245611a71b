"""Oracle of rlve/star_battle: the places of the stars, pair by pair."""

from itertools import combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m, grid = instance["n"], instance["m"], instance["grid"]
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    if [len(row) for row in rows] != [m] * n:
        return False
    stars = [(r, c) for r in range(n) for c in range(m) if rows[r][c] == "*"]
    if ["".join("." if cell == "*" else cell for cell in row) for row in rows] != grid:
        return False
    apart = all(max(abs(a - c), abs(b - d)) > 1 and b != d for (a, b), (c, d) in combinations(stars, 2))
    return apart and [r for r, _ in stars] == list(range(n))
