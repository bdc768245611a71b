"""Oracle of rlve/gold_washing: counts the pairs (x, y), then sorts the table of g."""

from itertools import product
from typing import Any

LEVELS = (0, 2, 5, 10)
FEW_PROBLEMS = "the catalogue's level 0 has fourteen pairs of N and K"


def digits(x: int) -> int:
    return x if x < 10 else digits(x // 10) * (x % 10)


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, k = instance["n"], instance["k"]
    table = dict.fromkeys(product(range(1, n + 1), repeat=2), 0)
    for x, y in product(range(1, n + 1), repeat=2):
        if digits(x) and digits(y):
            table[digits(x), digits(y)] += 1
    return int(text) == sum(sorted(table.values())[-k:])
