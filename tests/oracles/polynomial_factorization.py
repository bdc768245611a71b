"""Oracle of rlve/polynomial_factorization: the signed sums of products of the roots (Vieta)."""

from itertools import combinations
from math import prod
from typing import Any

LEVELS = (0, 2, 4)


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, roots = instance["n"], [int(word) for word in text.split()]
    if len(roots) != n:
        return False
    expected = [
        (-1) ** (n - power) * sum(map(prod, combinations(roots, n - power))) for power in range(n + 1)
    ]
    return expected == instance["coefficients"]
