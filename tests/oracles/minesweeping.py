"""Oracle of rlve/minesweeping: each mine adds one to its eight neighbours, and lies on no digit."""

from collections import Counter
from itertools import product
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    grid = instance["grid"]
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    if set(text) - set("*.\n") or [len(row) for row in rows] != [len(row) for row in grid]:
        return False
    touched: Counter[tuple[int, int]] = Counter()
    for r, row in enumerate(rows):
        for c, mark in enumerate(row):
            if mark == "*":
                touched.update((r + dr, c + dc) for dr, dc in product((-1, 0, 1), repeat=2) if dr or dc)
    shown = {(r, c): digit for r, row in enumerate(grid) for c, digit in enumerate(row) if digit != "?"}
    return all(rows[r][c] == "." and touched[r, c] == int(digit) for (r, c), digit in shown.items())
