"""Oracle of rlve/tree_distance_equal_triad_counting: all triples, distances by relaxation."""

from itertools import combinations, product
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    vertices = range(1, instance["n"] + 1)
    far = {(u, v): 0 if u == v else 10**9 for u, v in product(vertices, repeat=2)}
    for u, v in instance["edges"]:
        far[u, v] = far[v, u] = 1
    for k, u, v in product(vertices, repeat=3):
        far[u, v] = min(far[u, v], far[u, k] + far[k, v])
    triples = combinations(vertices, 3)
    return int(text) == sum(far[a, b] == far[b, c] == far[a, c] for a, b, c in triples)
