"""Oracle of math/first_exhausted: ball by ball, with what is left of each colour as the state."""

from fractions import Fraction
from functools import cache
from typing import Any

LEVELS = (0, 2, 4)


@cache
def ways(counts: tuple[int, ...], place: int) -> Fraction:
    """The probability that the first colour, which is still there, is the place-th to run out from now on."""
    total = Fraction(0)
    for i, n in enumerate(counts):
        left = (*counts[:i], n - 1, *counts[i + 1 :])
        if n == 0:
            continue
        if n == 1 and i == 0:
            total += Fraction(place == 1, sum(counts))
        else:
            total += Fraction(n, sum(counts)) * ways(left, place - (n == 1))
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    return Fraction(text) == ways(tuple(instance["counts"]), instance["place"])
