"""Oracle of rlve/minimum_sum_difference_submatrix: every choice of rows and columns."""

import json
from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 1, 2, 3)


def difference(matrix: list[list[int]], rows: Any, columns: Any) -> int:
    total = 0
    for x, i in enumerate(rows):
        for y, j in enumerate(columns):
            total += abs(matrix[i][j] - matrix[rows[x - 1]][j]) if x else 0
            total += abs(matrix[i][j] - matrix[i][columns[y - 1]]) if y else 0
    return total


@cache
def smallest(matrix_json: str, r: int, c: int) -> int:
    matrix = json.loads(matrix_json)
    choices = [combinations(range(len(matrix)), r), list(combinations(range(len(matrix[0])), c))]
    return min(difference(matrix, rows, columns) for rows in choices[0] for columns in choices[1])


def accepts(instance: dict[str, Any], text: str) -> bool:
    matrix, r, c = instance["matrix"], instance["r"], instance["c"]
    rows, columns = ([int(word) for word in line.split()] for line in text.splitlines() if line.strip())
    if sorted(set(rows)) != rows or sorted(set(columns)) != columns or (len(rows), len(columns)) != (r, c):
        return False
    if min(rows[0], columns[0]) < 0:
        return False
    return difference(matrix, rows, columns) == smallest(json.dumps(matrix), r, c)
