"""Oracle of rlve/tree_maximum_visited_vertex: all states (vertex, visited) after each move."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4)
FEW_PROBLEMS = "on three vertices there are 24 ways to write a tree, and M is 2 or 3"


@cache
def most(m: int, edges: tuple[tuple[int, int], ...]) -> int:
    states = {(0, frozenset([0]))}
    for _ in range(m):
        states = {(u + v - at, seen | {u + v - at}) for at, seen in states for u, v in edges if at in (u, v)}
    return max(len(seen) for _, seen in states)


def accepts(instance: dict[str, Any], text: str) -> bool:
    m, edges = instance["m"], tuple(map(tuple, instance["edges"]))
    walk = [int(word) for word in text.split()]
    if len(walk) != m + 1 or walk[0] != 0:
        return False
    moves = [frozenset(walk[i : i + 2]) for i in range(m)]
    return set(moves) <= set(map(frozenset, edges)) and len(set(walk)) == most(m, edges)
