"""Oracle of rlve/polynomial_remainder: each power of x reduced by Q on its own, in fractions."""

from fractions import Fraction
from functools import cache
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    return [int(word) for word in text.split()] == remainder(tuple(instance["p"]), tuple(instance["q"]))


@cache
def remainder(p: tuple[int, ...], q: tuple[int, ...]) -> list[Fraction]:
    m = len(q) - 1
    total, power = [Fraction(0)] * m, [Fraction(1)] + [Fraction(0)] * (m - 1)
    for coefficient in p:
        total = [a + coefficient * b for a, b in zip(total, power, strict=True)]
        top = power[-1] / q[m]
        power = [a - top * b for a, b in zip([Fraction(0), *power[:-1]], q, strict=False)]
    return total
