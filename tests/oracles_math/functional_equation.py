"""Oracle of math/functional_equation: linear equations for the values of f along the orbit."""

from fractions import Fraction
from typing import Any


def solved(rows: list[list[Fraction]]) -> list[Fraction]:
    """Gauss-Jordan elimination of a square system with its right side as the last column."""
    for k in range(len(rows)):
        pivot = next(i for i in range(k, len(rows)) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i, row in enumerate(rows):
            if i != k:
                rows[i] = [x - row[k] * y for x, y in zip(row, rows[k], strict=True)]
    return [row[-1] for row in rows]


def accepts(instance: dict[str, Any], text: str) -> bool:
    p, q, r, s = instance["map"]
    points = [Fraction(instance["at"])]
    for _ in range(12):
        x = (p * points[-1] + q) / (r * points[-1] + s)
        if x in points:
            break
        points.append(x)
    rows = []
    for x in points:
        row = [Fraction(0)] * len(points)
        row[points.index(x)] += instance["a"]
        row[points.index((p * x + q) / (r * x + s))] += instance["b"]
        rows.append([*row, sum((c * x**i for i, c in enumerate(instance["right"])), Fraction(0))])
    return Fraction(text) == solved(rows)[0]
