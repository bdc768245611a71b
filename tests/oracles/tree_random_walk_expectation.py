"""Oracle of rlve/tree_random_walk_expectation: linear equations for the hitting times of each goal."""

from fractions import Fraction
from functools import cache
from typing import Any

LEVELS = (0, 2, 4)
FEW_PROBLEMS = "the catalogue's level 0 has three vertices"
CONSTANT = "there are only three trees with the five vertices of level 2"


def solved(rows: list[list[Fraction]]) -> list[Fraction]:
    """Gauss-Jordan elimination of a regular system, right sides last."""
    n = len(rows)
    for i in range(n):
        pivot = next(r for r in range(i, n) if rows[r][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(n):
            if r != i and rows[r][i]:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [line[-1] for line in rows]


@cache
def average(n: int, edges: tuple[tuple[int, int], ...]) -> Fraction:
    near = [{a + b - v for a, b in edges if v in (a, b)} for v in range(n)]
    total = Fraction(0)
    for goal in range(n):
        rows = [[Fraction(int(i == j)) for j in range(n)] + [Fraction(int(i != goal))] for i in range(n)]
        for i in set(range(n)) - {goal}:
            for j in near[i]:
                rows[i][j] -= Fraction(1, len(near[i]))
        total += sum(solved(rows))
    return total / n**2


def accepts(instance: dict[str, Any], text: str) -> bool:
    value = average(instance["n"], tuple(map(tuple, instance["edges"])))
    r, prime = int(text), 998244353
    return 0 <= r < prime and (r * value.denominator - value.numerator) % prime == 0
