"""Oracle of rlve/multidrink: distances of all pairs by relaxation."""

from itertools import product
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, order = instance["n"], [int(word) for word in text.split()]
    far = [[0 if u == v else n for v in range(n)] for u in range(n)]
    for u, v in instance["edges"]:
        far[u][v] = far[v][u] = 1
    for k, u, v in product(range(n), repeat=3):
        far[u][v] = min(far[u][v], far[u][k] + far[k][v])
    if sorted(order) != list(range(n)):
        return False
    return all(far[order[i]][order[i + 1]] <= 2 for i in range(n - 1))
