"""Oracle of rlve/most_component_tree_removing_two_paths: every pair of paths, components counted."""

from functools import cache
from itertools import combinations_with_replacement, pairwise
from typing import Any

LEVELS = (0, 1, 2, 3, 4)
CONSTANT = "trees of the catalogue's level 2 have seven vertices, which leaves 3 to 5 components mostly"

Edge = frozenset[int]


def components(left: set[int], edges: frozenset[Edge]) -> int:
    count, left = 0, set(left)
    while left:
        reached = {left.pop()}
        while more := {v for edge in edges if edge & reached for v in edge & left}:
            reached |= more
            left -= more
        count += 1
    return count


@cache
def most(n: int, edges: frozenset[Edge]) -> int:
    paths: set[tuple[int, ...]] = {(v,) for v in range(1, n + 1)}
    for _ in range(n):
        paths |= {
            (*path, v) for path in paths for v in range(1, n + 1) if {path[-1], v} in edges and v not in path
        }
    sides = {frozenset(path): {frozenset(pair) for pair in pairwise(path)} for path in paths}
    everything = set(range(1, n + 1))
    return max(
        components(everything - p - q, edges)
        for p, q in combinations_with_replacement(sides, 2)
        if not sides[p] & sides[q]
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == most(instance["n"], frozenset(frozenset(edge) for edge in instance["edges"]))
