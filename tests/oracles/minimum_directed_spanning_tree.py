"""Oracle of rlve/minimum_directed_spanning_tree: for each vertex but the root, every arc into it."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2)

Arcs = tuple[tuple[int, int], ...]


def spans(chosen: Arcs, n: int, root: int) -> bool:
    reached = {root}
    for _ in range(n):
        reached |= {v for u, v in chosen if u in reached}
    return len(reached) == n


@cache
def cheapest(n: int, root: int, arcs: tuple[tuple[int, int, int], ...]) -> int:
    into = [[arc for arc in arcs if arc[1] == v] for v in range(n) if v != root]
    return min(
        sum(w for *_, w in chosen)
        for chosen in product(*into)
        if spans(tuple((u, v) for u, v, _ in chosen), n, root)
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, root, arcs = instance["n"], instance["root"], tuple(map(tuple, instance["arcs"]))
    weight = {(u, v): w for u, v, w in arcs}
    pairs = [(int(u), int(v)) for u, v in (line.split() for line in text.split("\n") if line.strip())]
    if len(pairs) != n - 1 or len(set(pairs)) != n - 1 or not set(pairs) <= set(weight):
        return False
    return spans(tuple(pairs), n, root) and sum(weight[p] for p in pairs) == cheapest(n, root, arcs)
