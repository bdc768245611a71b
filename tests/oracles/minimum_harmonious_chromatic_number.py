"""Oracle of rlve/minimum_harmonious_chromatic_number: all ways to put the vertices into groups."""

from collections.abc import Iterator
from functools import cache
from typing import Any

LEVELS = (0, 1, 2)

Edges = tuple[tuple[int, int], ...]


def groupings(n: int, chosen: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    if len(chosen) == n:
        yield chosen
        return
    for group in range(max(chosen, default=-1) + 2):
        yield from groupings(n, (*chosen, group))


def harmonious(colour: tuple[int, ...], edges: Edges) -> bool:
    pairs = [tuple(sorted((colour[u], colour[v]))) for u, v in edges]
    return len(set(pairs)) == len(pairs) and all(a != b for a, b in pairs)


@cache
def fewest(n: int, edges: Edges) -> int:
    return min(max(colour) + 1 for colour in groupings(n) if harmonious(colour, edges))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, edges = instance["n"], tuple(map(tuple, instance["edges"]))
    colour = tuple(int(word) for word in text.split())
    if len(colour) != n or min(colour) < 0 or not harmonious(colour, edges):
        return False
    return len(set(colour)) == fewest(n, edges)
