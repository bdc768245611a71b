"""Oracle of rlve/undamaged_submatrix_counting: all submatrices, row by row."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


@cache
def whole(matrix: tuple[str, ...]) -> int:
    rows, columns = range(len(matrix) + 1), range(len(matrix[0]) + 1)
    return sum(
        all("0" not in line[c:d] for line in matrix[a:b])
        for a, b in combinations(rows, 2)
        for c, d in combinations(columns, 2)
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == whole(tuple(instance["matrix"]))
