"""Oracle of rlve/graph_isomorphism: adjacency matrices compared entry by entry."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, p = instance["n"], [int(word) for word in text.split()]
    if sorted(p) != list(range(n)):
        return False
    one, two = [[[False] * n for _ in range(n)] for _ in range(2)]
    for matrix, edges in ((one, instance["first"]), (two, instance["second"])):
        for u, v in edges:
            matrix[u][v] = matrix[v][u] = True
    return all(one[u][v] == two[p[u]][p[v]] for u in range(n) for v in range(n))
