"""Oracle of rlve/tree_even_partitioning: in a tree, k vertices are connected by k - 1 edges inside."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, k = instance["n"], instance["k"]
    parts = [set(map(int, line.split())) for line in text.split("\n") if line.strip()]
    whole = set().union(*parts) == set(range(1, n * k + 1))
    widths = [len(line.split()) for line in text.split("\n") if line.strip()]
    if not whole or widths != [k] * n:
        return False
    return all(sum({u, v} <= part for u, v in instance["edges"]) == k - 1 for part in parts)
