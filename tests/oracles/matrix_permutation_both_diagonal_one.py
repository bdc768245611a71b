"""Oracle of rlve/matrix_permutation_both_diagonal_one: the new matrix is built, row by row."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, matrix = instance["n"], instance["matrix"]
    a, b = ([int(word) for word in line.split()] for line in text.splitlines() if line.strip())
    for order in (a, b):
        if len(order) != n or set(order) != set(range(n)):
            return False
    new = [[matrix[row][column] for column in b] for row in a]
    return all(new[i][i] == 1 for i in range(n)) and all(new[i][-1 - i] == 1 for i in range(n))
