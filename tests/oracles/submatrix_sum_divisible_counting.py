"""Oracle of rlve/submatrix_sum_divisible_counting: all submatrices, by two-dimensional prefix sums."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


@cache
def divisible(k: int, matrix: tuple[tuple[int, ...], ...]) -> int:
    n, m = len(matrix), len(matrix[0])
    total = {(i, j): sum(sum(line[:j]) for line in matrix[:i]) for i in range(n + 1) for j in range(m + 1)}
    return sum(
        (total[b, d] - total[a, d] - total[b, c] + total[a, c]) % k == 0
        for a, b in combinations(range(n + 1), 2)
        for c, d in combinations(range(m + 1), 2)
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == divisible(instance["k"], tuple(map(tuple, instance["matrix"])))
