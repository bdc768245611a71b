"""Oracle of rlve/min_cost_tree_coverage: all sets of vertices, against who covers whom."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4)


@cache
def coverage(n: int, d: int, edges: tuple[tuple[int, int], ...]) -> list[int]:
    masks = [1 << v for v in range(n)]
    for _ in range(d):
        wider = masks.copy()
        for u, v in edges:
            wider[u] |= masks[v]
            wider[v] |= masks[u]
        masks = wider
    return masks


def price(chosen: int, cost: tuple[int, ...]) -> int:
    return sum(c for v, c in enumerate(cost) if chosen >> v & 1)


def covers(chosen: int, listed: tuple[int, ...], masks: list[int]) -> bool:
    return all(masks[v] & chosen for v in listed)


@cache
def cheapest(
    d: int, cost: tuple[int, ...], listed: tuple[int, ...], edges: tuple[tuple[int, int], ...]
) -> int:
    masks = coverage(len(cost), d, edges)
    return min(price(s, cost) for s in range(1 << len(cost)) if covers(s, listed, masks))


def accepts(instance: dict[str, Any], text: str) -> bool:
    d, cost, listed = instance["d"], tuple(instance["cost"]), tuple(instance["listed"])
    edges = tuple(map(tuple, instance["edges"]))
    words = [int(word) for word in text.split()]
    if len(set(words)) < len(words) or not set(words) <= set(range(len(cost))):
        return False
    chosen = sum(1 << v for v in words)
    masks = coverage(len(cost), d, edges)
    return covers(chosen, listed, masks) and price(chosen, cost) == cheapest(d, cost, listed, edges)
