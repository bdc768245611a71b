"""Oracle of rlve/maximum_independent_set_tree: all sets of vertices as bit masks."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4)


@cache
def heaviest(weight: tuple[int, ...], edges: tuple[tuple[int, int], ...]) -> int:
    pairs = [1 << u | 1 << v for u, v in edges]
    free = [s for s in range(1 << len(weight)) if all(s & pair != pair for pair in pairs)]
    return max(sum(w for v, w in enumerate(weight) if s >> v & 1) for s in free)


def accepts(instance: dict[str, Any], text: str) -> bool:
    weight, edges = tuple(instance["weight"]), tuple(map(tuple, instance["edges"]))
    chosen = [int(word) for word in text.split()]
    if len(set(chosen)) < len(chosen) or not set(chosen) <= set(range(len(weight))):
        return False
    independent = all(len({u, v} & set(chosen)) < 2 for u, v in edges)
    return independent and sum(weight[v] for v in chosen) == heaviest(weight, edges)
