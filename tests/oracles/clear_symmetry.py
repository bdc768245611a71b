"""Oracle of rlve/clear_symmetry: which numbers of ones a quarter of the matrix can stand for, row by row."""

from functools import cache
from typing import Any

CONSTANT = "X is at most 10 at level 2, which leaves the answers 1, 3 and 5"
FEW_PROBLEMS = "the catalogue's level 0 has X up to 5"
LEVELS = (0, 2, 5, 7)


@cache
def reachable(n: int) -> int:
    """A bit for each number of ones that a matrix of side n can hold."""
    half = n // 2
    weights = [2] * half + [1] * (n % 2)
    quarter = len(weights)
    rows = [row for row in range(2**quarter) if fits(row, n)]
    weight = {row: sum(w for i, w in enumerate(weights) if row >> i & 1) for row in rows}
    sums = {row: 1 << weights[0] * weight[row] for row in rows}
    for i in range(1, quarter):
        sums = {
            row: merged([sums[other] for other in rows if not other & row]) << weights[i] * weight[row]
            for row in rows
        }
    # On an even side the last row of the quarter lies next to its own mirror image.
    return merged([bits for row, bits in sums.items() if n % 2 or not row])


def fits(row: int, n: int) -> bool:
    return not row & row >> 1 and (n % 2 == 1 or not row >> (n // 2 - 1) & 1)


def merged(sets: list[int]) -> int:
    total = 0
    for bits in sets:
        total |= bits
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = 1
    while not reachable(n) >> instance["x"] & 1:
        n += 1
    return int(text) == n
