"""Oracle of math/power_sums_of_roots: the trace of a power of the companion matrix, or of its inverse."""

from fractions import Fraction
from operator import mul
from typing import Any

Matrix = list[list[Fraction]]


def times(a: Matrix, b: Matrix) -> Matrix:
    columns = list(zip(*b, strict=True))
    return [[sum(map(mul, row, column), Fraction(0)) for column in columns] for row in a]


def companion(polynomial: list[int]) -> Matrix:
    n = len(polynomial) - 1
    rows = [[Fraction(i == j + 1) for j in range(n)] for i in range(n)]
    for i in range(n):
        rows[i][-1] = Fraction(-polynomial[i], polynomial[-1])
    return rows


def accepts(instance: dict[str, Any], text: str) -> bool:
    polynomial, power = instance["polynomial"], instance["power"]
    matrix = companion(polynomial if power > 0 else polynomial[::-1])
    result = matrix
    for _ in range(abs(power) - 1):
        result = times(result, matrix)
    return Fraction(text) == sum(result[i][i] for i in range(len(result)))
