"""Difficulty level -> parameters: one growth rule a parameter, and a top level above which nothing grows.

A rule is any function of the level; the four below say nearly all of the RLVE ladders. Growth is exact
(fractions, not floats), so a level means the same size everywhere.

    >>> Ladder(n=grow(3, "1.1", 1), top=40).parameters(10)
    {'n': 16}
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

Rule = Callable[[int], int]


def step(start: int, by: int) -> Rule:
    """start, start + by, start + 2 by, ..."""
    return lambda level: start + by * level


def grow(start: int, factor: str, plus: int = 0) -> Rule:
    """x -> floor(factor * x + plus), level by level; `factor` is a decimal in quotes, to be exact."""
    exact = Fraction(factor)

    def rule(level: int) -> int:
        value = start
        for _ in range(level):
            value = (value * exact.numerator) // exact.denominator + plus
        return value

    return rule


def then(rule: Rule, last: int, by: int) -> Rule:
    """`rule` up to level `last`, and `by` more at each level after it: slower, for long answers."""
    return lambda level: rule(min(level, last)) + by * max(0, level - last)


def fixed(value: int) -> Rule:
    """The same at every level."""
    return lambda level: value


@dataclass(frozen=True, init=False)
class Ladder:
    """Rules by parameter name. `top` is the last level; there generation takes < 2 s, the prompt < 20,000
    characters and the answer < 4,000."""

    top: int
    rules: dict[str, Rule]

    def __init__(self, *, top: int, **rules: Rule) -> None:
        object.__setattr__(self, "top", top)
        object.__setattr__(self, "rules", rules)

    def clamp(self, level: int) -> int:
        """The level that is really used; ValueError below 0."""
        if level < 0:
            raise ValueError(f"difficulty is {level}; levels go from 0 to {self.top}")
        return min(level, self.top)

    def parameters(self, level: int) -> dict[str, int]:
        """Parameter values at a level, by name."""
        return {name: rule(self.clamp(level)) for name, rule in self.rules.items()}
