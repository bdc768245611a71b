"""Oracle of rlve/polynomial_minimum: exact values of f on a fine grid, by ternary search."""

import re
from fractions import Fraction
from functools import cache
from typing import Any

GRID = 10**7


def accepts(instance: dict[str, Any], text: str) -> bool:
    if not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]*)?", text):
        return False
    return abs(Fraction(text) - lowest(tuple(instance["f"]))) <= Fraction(1, 1_000)


@cache
def lowest(f: tuple[int, ...]) -> Fraction:
    degree = len(f) - 1

    def height(point: int) -> int:
        return sum(a * point**i * GRID ** (degree - i) for i, a in enumerate(f))

    low, high = -11 * GRID, 11 * GRID
    while high - low > 2:
        left, right = low + (high - low) // 3, high - (high - low) // 3
        if height(left) < height(right):
            high = right
        else:
            low = left
    return Fraction(min(range(low, high + 1), key=height), GRID)
