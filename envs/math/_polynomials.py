"""Polynomials in the notation of competitions; the arithmetic is that of `envs.rlve`.

>>> written([5, 0, -2, 1])
'x^3 - 2x^2 + 5'
"""

from collections.abc import Sequence

from envs.rlve.algebra_calculus._polynomials import multiply, text, value_at

__all__ = ["multiply", "value_at", "written"]


def written(coefficients: Sequence[int]) -> str:
    """The polynomial with these coefficients, that of x^0 first."""
    return text(coefficients).replace("**", "^").replace("*", "")
