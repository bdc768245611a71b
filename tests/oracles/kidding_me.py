"""Oracle of rlve/kidding_me: row by row, over all increasing rows."""

from functools import cache
from itertools import combinations
from typing import Any


@cache
def count(n: int, m: int) -> int:
    rows = list(combinations(range(m + 1), m))
    above = dict.fromkeys(rows, 1)
    for _ in range(n - 1):
        above = {row: sum(ways for upper, ways in above.items() if lies_under(row, upper)) for row in rows}
    return sum(above.values())


def lies_under(row: tuple[int, ...], upper: tuple[int, ...]) -> bool:
    return all(a < b for a, b in zip(row, upper[1:], strict=False))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["n"], instance["m"]) % instance["p"]
