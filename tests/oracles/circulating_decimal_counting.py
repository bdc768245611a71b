"""Oracle of rlve/circulating_decimal_counting: long division, which must come back to its first remainder."""

from fractions import Fraction
from functools import cache
from typing import Any

LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["n"], instance["m"], instance["k"])


@cache
def count(n: int, m: int, k: int) -> int:
    values = {Fraction(x, y) for x in range(1, n + 1) for y in range(1, m + 1)}
    return sum(returns(value, k) for value in values)


def returns(value: Fraction, k: int) -> bool:
    first = remainder = value.numerator % value.denominator
    seen: set[int] = set()
    while remainder not in seen:
        seen.add(remainder)
        remainder = remainder * k % value.denominator
    return remainder == first
