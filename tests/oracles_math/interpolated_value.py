"""Oracle of math/interpolated_value: continues the table of differences in both directions."""

from fractions import Fraction
from itertools import pairwise
from math import factorial
from typing import Any


def rule(name: str, k: int, c: int) -> Fraction:
    if name == "binomial":
        return Fraction(factorial(k) * factorial(c), factorial(k + c))
    above = {"reciprocal": 1, "ratio": k, "square": k**2, "power": c**k, "product": 1}[name]
    under = {"power": 1, "product": (k + c) * (k + c + 1)}.get(name, k + c)
    return Fraction(above, under)


def following(values: list[Fraction]) -> Fraction:
    """The next value, where the differences of the highest order stay the same."""
    if len(values) == 1:
        return values[0]
    return values[-1] + following([b - a for a, b in pairwise(values)])


def accepts(instance: dict[str, Any], text: str) -> bool:
    first, last, at = instance["first"], instance["last"], instance["at"]
    values = [rule(instance["rule"], k, instance["c"]) for k in range(first, last + 1)]
    if at < first:
        values, steps = values[::-1], first - at
    else:
        steps = at - last
    degree = last - first
    for _ in range(steps):
        values.append(following(values[-degree - 1 :]))
    return Fraction(text) == values[-1]
