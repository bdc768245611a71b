"""Oracle of math/telescoping_sum: adds the terms."""

from fractions import Fraction
from functools import cache
from math import prod
from typing import Any

LEVELS = (0, 2, 5)


@cache
def total(a: int, b: int, c: int, factors: int, n: int) -> Fraction:
    terms = (Fraction(c, prod(range(a * k + b, a * (k + factors) + b, a))) for k in range(1, n + 1))
    return sum(terms, Fraction(0))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return Fraction(text) == total(*(instance[key] for key in ("a", "b", "c", "factors", "n")))
