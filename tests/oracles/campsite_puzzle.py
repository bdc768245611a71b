"""Oracle of rlve/campsite_puzzle: ones as a set of places, at a distance of at least 2 from each other."""

from itertools import combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    given, n, m = instance["grid"], len(instance["rows"]), len(instance["columns"])
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    if set("".join(rows)) - {"0", "1"} or [len(row) for row in rows] != [m] * n:
        return False
    ones = [(r, c) for r in range(n) for c in range(m) if rows[r][c] == "1"]
    if any(abs(a - c) + abs(b - d) < 2 for (a, b), (c, d) in combinations(ones, 2)):
        return False
    if any(given[r][c] != "?" and given[r][c] != rows[r][c] for r in range(n) for c in range(m)):
        return False
    by_row = [sum(i == r for i, _ in ones) for r in range(n)]
    by_column = [sum(j == c for _, j in ones) for c in range(m)]
    return by_row == instance["rows"] and by_column == instance["columns"]
