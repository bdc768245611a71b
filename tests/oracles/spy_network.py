"""Oracle of rlve/spy_network: all sets of vertices, closed under the arcs as bit masks."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4)


def closed(mask: int, arcs: tuple[tuple[int, int], ...]) -> int:
    before = -1
    while before != mask:
        before = mask
        for u, v in arcs:
            mask |= (mask >> u & 1) << v
    return mask


def price(mask: int, cost: tuple[int, ...]) -> int:
    return sum(c for v, c in enumerate(cost) if mask >> v & 1)


@cache
def cheapest(cost: tuple[int, ...], arcs: tuple[tuple[int, int], ...]) -> int:
    everything = (1 << len(cost)) - 1
    return min(price(m, cost) for m in range(1, everything + 1) if closed(m, arcs) == everything)


def accepts(instance: dict[str, Any], text: str) -> bool:
    cost, arcs = tuple(instance["cost"]), tuple(map(tuple, instance["arcs"]))
    words = [int(word) for word in text.split()]
    if len(set(words)) < len(words) or not set(words) <= set(range(len(cost))):
        return False
    mask = sum(1 << v for v in words)
    return closed(mask, arcs) == (1 << len(cost)) - 1 and price(mask, cost) == cheapest(cost, arcs)
