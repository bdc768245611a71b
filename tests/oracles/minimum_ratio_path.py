"""Oracle of rlve/minimum_ratio_path: all simple paths, by depth-first search."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

LEVELS = (0, 2, 3)

Near = dict[int, dict[int, int]]


def paths(near: Near, path: list[int], goal: int) -> Iterator[list[int]]:
    if path[-1] == goal:
        yield path
        return
    for u in near[path[-1]]:
        if u not in path:
            yield from paths(near, [*path, u], goal)


def ratio(near: Near, path: list[int]) -> Fraction:
    weights = [near[path[i]][path[i + 1]] for i in range(len(path) - 1)]
    return Fraction(max(weights), min(weights))


@cache
def graph(n: int, edges: tuple[tuple[int, int, int], ...]) -> tuple[Near, Fraction]:
    near: Near = {v: {} for v in range(n)}
    for u, v, w in edges:
        near[u][v] = near[v][u] = w
    return near, min(ratio(near, path) for path in paths(near, [0], n - 1))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    near, best = graph(n, tuple(map(tuple, instance["edges"])))
    path = [int(word) for word in text.split()]
    return path[0] == 0 and path[-1] == n - 1 and ratio(near, path) == best
