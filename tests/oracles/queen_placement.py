"""Oracle of rlve/queen_placement: no queen sees another one on a walk in the eight directions."""

from itertools import product
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    board, n = instance["board"], len(instance["board"])
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    if set("".join(rows)) - {"Q", "."} or [len(row) for row in rows] != [n] * n:
        return False
    queens = {complex(c, r) for r in range(n) for c in range(n) if rows[r][c] == "Q"}
    given = {complex(c, r) for r in range(n) for c in range(n) if board[r][c] == "Q"}
    for queen in queens:
        for x, y in product((-1, 0, 1), repeat=2):
            walk = {queen + k * complex(x, y) for k in range(1, n)} if x or y else set()
            if walk & queens:
                return False
    return given <= queens and len(queens - given) == instance["k"]
