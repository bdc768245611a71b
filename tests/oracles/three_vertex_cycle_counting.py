"""Oracle of rlve/three_vertex_cycle_counting: every three vertices."""

from itertools import combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    known = {frozenset(edge) for edge in instance["edges"]}
    threes = combinations(range(instance["n"]), 3)
    return int(text) == sum(all(frozenset(p) in known for p in combinations(three, 2)) for three in threes)
