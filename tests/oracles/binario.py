"""Oracle of rlve/binario: ones as a set of places; a window of three holds neither none nor three of them."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    given, n, m = instance["grid"], len(instance["rows"]), len(instance["columns"])
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    if set("".join(rows)) - {"0", "1"} or [len(row) for row in rows] != [m] * n:
        return False
    ones = {(r, c) for r in range(n) for c in range(m) if rows[r][c] == "1"}
    zeros = {(r, c) for r in range(n) for c in range(m)} - ones
    for r in range(n):
        for c in range(m):
            if (r, c) in {"0": ones, "1": zeros}.get(given[r][c], set()):
                return False
            for window in ({(r, c), (r, c + 1), (r, c + 2)}, {(r, c), (r + 1, c), (r + 2, c)}):
                if window <= ones or window <= zeros:
                    return False
    by_row = [sum(i == r for i, _ in ones) for r in range(n)]
    by_column = [sum(j == c for _, j in ones) for c in range(m)]
    return by_row == instance["rows"] and by_column == instance["columns"]
