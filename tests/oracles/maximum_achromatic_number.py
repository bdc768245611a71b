"""Oracle of rlve/maximum_achromatic_number: all ways to put the vertices into groups."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 1, 2, 3)

Edges = tuple[tuple[int, int], ...]


def groupings(n: int, chosen: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    if len(chosen) == n:
        yield chosen
        return
    for group in range(max(chosen, default=-1) + 2):
        yield from groupings(n, (*chosen, group))


def complete(colour: tuple[int, ...], edges: Edges) -> bool:
    pairs = {(colour[u], colour[v]) for u, v in edges} | {(colour[v], colour[u]) for u, v in edges}
    return all(a != b for a, b in pairs) and set(combinations(sorted(set(colour)), 2)) <= pairs


@cache
def most(n: int, edges: Edges) -> int:
    return max(max(colour) + 1 for colour in groupings(n) if complete(colour, edges))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, edges = instance["n"], tuple(map(tuple, instance["edges"]))
    colour = tuple(int(word) for word in text.split())
    if len(colour) != n or min(colour) < 0 or not complete(colour, edges):
        return False
    return len(set(colour)) == most(n, edges)
