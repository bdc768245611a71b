"""Oracle of rlve/grade_ranking_counting: all ways in which rows beat row 1, times the marks that fit."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2)


@cache
def patterns(n: int, k: int, r: tuple[int, ...]) -> int:
    """Tables of bits: bit j of a row says whether it beats row 1 in column j."""
    rows = list(product((0, 1), repeat=len(r)))
    return sum(
        tuple(map(sum, zip(*table, strict=True))) == r and sum(not any(row) for row in table) == k
        for table in product(rows, repeat=n - 1)
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, r = instance["n"], instance["r"]
    count = patterns(n, instance["k"], tuple(r))
    for top, beaten in zip(instance["u"], r, strict=True):
        count *= sum(first ** (n - 1 - beaten) * (top - first) ** beaten for first in range(1, top + 1))
    return int(text) == count % instance["p"]
