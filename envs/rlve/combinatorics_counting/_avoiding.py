"""Permutations without a decreasing subsequence of length three, built from the left.

The next entry is either a new maximum or the smallest unused number, so two numbers describe a beginning:
how many entries are placed, and the largest of them (0 where there is none).

>>> completions(3)[0][0]
5
"""

from itertools import accumulate

Table = list[list[int]]


def completions(n: int) -> Table:
    """[i][j]: in how many ways i entries with the maximum j can be completed (0 for i > j)."""
    table = [[0] * (n + 1) for _ in range(n + 1)]
    table[n][n] = 1
    for i in reversed(range(n)):
        for j in range(i, n + 1):
            smallest_unused = table[i + 1][j] if j > i else 0
            table[i][j] = smallest_unused + sum(table[i + 1][j + 1 :])
    return table


def beginnings(n: int) -> Table:
    """[i][j]: in how many ways i entries with the maximum j can begin (0 for i > j)."""
    table = [[1] + [0] * n]
    for i in range(n):
        below = [0, *accumulate(table[i])]
        table.append([below[j] + table[i][j] if j > i else 0 for j in range(n + 1)])
    return table
