"""Oracle of math/uniform_sum: the volume below a sum, a polynomial on each unit interval."""

from fractions import Fraction
from functools import cache
from typing import Any

Piece = list[Fraction]
"""Coefficients in t of a function on k <= x <= k + 1, where x = k + t."""


def integrated(pieces: list[Piece]) -> list[Piece]:
    start, found = Fraction(0), []
    for piece in pieces:
        found.append([start, *(c / (i + 1) for i, c in enumerate(piece))])
        start = sum(found[-1])
    return found


@cache
def volume(bounds: tuple[int, ...], most: int) -> Fraction:
    """The volume on which the numbers add up to at most `most`."""
    pieces = [[Fraction(1)] for _ in range(most + 1)]
    for bound in bounds:
        grown = integrated(pieces)
        zero = [Fraction(0)] * len(grown[0])
        pieces = [
            [a - b for a, b in zip(piece, grown[k - bound] if k >= bound else zero, strict=True)]
            for k, piece in enumerate(grown)
        ]
    return pieces[most][0]


def accepts(instance: dict[str, Any], text: str) -> bool:
    bounds, every = tuple(instance["bounds"]), Fraction(1)
    for bound in bounds:
        every *= bound
    return Fraction(text) * every == volume(bounds, instance["high"]) - volume(bounds, instance["low"])
