"""Integer polynomials as lists of coefficients, that of x**0 first.

>>> text([5, 0, -2, 1])
'x**3 - 2*x**2 + 5'
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

Polynomial = list[int]


def add(p: Sequence[int], q: Sequence[int]) -> Polynomial:
    """p + q."""
    return [a + b for a, b in zip_longest(p, q, fillvalue=0)]


def multiply(p: Sequence[int], q: Sequence[int]) -> Polynomial:
    """p q."""
    product = [0] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            product[i + j] += a * b
    return product


def value_at(p: Sequence[int], x: int) -> int:
    """p(x) (Horner)."""
    value = 0
    for a in reversed(p):
        value = value * x + a
    return value


def text(p: Sequence[int]) -> str:
    """The polynomial as the sum of its terms with non-zero coefficients, highest power first."""
    terms = [(a, power) for power, a in enumerate(p) if a][::-1]
    written = "".join(f" {'-' if a < 0 else '+'} {_term(abs(a), power)}" for a, power in terms) or " + 0"
    return written[3:] if written.startswith(" +") else f"-{written[3:]}"


def _term(a: int, power: int) -> str:
    variable = {0: "", 1: "x"}.get(power, f"x**{power}")
    return variable if a == 1 and variable else f"{a}*{variable}" if variable else str(a)
