"""Oracle of rlve/wil: all zeroed intervals and all intervals."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5)


def fits(a: tuple[int, ...], p: int, l1: int, r1: int, l2: int, r2: int) -> bool:
    return sum(value for i, value in enumerate(a, 1) if l2 <= i <= r2 and not l1 <= i <= r1) <= p


@cache
def longest(a: tuple[int, ...], d: int, p: int) -> int:
    n = len(a)
    pairs = [(i, j) for i in range(1, n + 1) for j in range(i, n + 1)]
    zeroed = [(i, j) for i, j in pairs if j - i < d]
    wide = sorted(pairs, key=lambda pair: pair[0] - pair[1])
    return next(y - x + 1 for x, y in wide if any(fits(a, p, i, j, x, y) for i, j in zeroed))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, d, p = tuple(instance["a"]), instance["d"], instance["p"]
    l1, r1, l2, r2 = map(int, text.split())
    proper = 1 <= l1 <= r1 <= len(a) and 1 <= l2 <= r2 <= len(a) and r1 - l1 < d
    return proper and fits(a, p, l1, r1, l2, r2) and r2 - l2 + 1 == longest(a, d, p)
