"""Oracle of math/factoring_pairs: every x for which y can be positive."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2)


@cache
def total(a: int, b: int, c: int) -> int:
    found = 0
    for x in range(1, c // a + 1):
        y, rest = divmod(c - a * x, x + b)
        if rest == 0 and y > 0:
            found += x + y
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(instance["a"], instance["b"], instance["c"])
