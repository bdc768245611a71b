"""Oracle of rlve/fractional_programming: all choices of K indices."""

from fractions import Fraction
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4, 6)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b, k = instance["a"], instance["b"], instance["k"]
    chosen = tuple(sorted(map(int, text.split())))
    ratios = {
        picked: Fraction(sum(a[i] for i in picked), sum(b[i] for i in picked))
        for picked in combinations(range(len(a)), k)
    }
    return ratios.get(chosen) == max(ratios.values())
