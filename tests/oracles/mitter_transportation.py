"""Oracle of rlve/mitter_transportation: keep each vertex in turn, and see how many others then may stay."""

from fractions import Fraction
from typing import Any

CONSTANT = "the trees of the catalogue's level 2 have five vertices, which leaves the answers 1 to 4"


def accepts(instance: dict[str, Any], text: str) -> bool:
    values, near = instance["values"], {v: set[int]() for v in range(1, len(instance["values"]) + 1)}
    for u, v in instance["edges"]:
        near[u].add(v)
        near[v].add(u)
    parent, left = {1: 0}, [1]
    while left:
        u = left.pop()
        for v in near[u] - {parent[u]}:
            parent[v] = u
            left.append(v)

    def kept(vertex: int) -> int:
        at, value = vertex, Fraction(values[vertex - 1])
        while at != 1:
            value *= sum(parent[u] == parent[at] for u in parent)
            at = parent[at]
        right, queue = {1: value}, [1]
        for u in queue:
            below = [v for v in parent if parent[v] == u]
            right |= {v: right[u] / len(below) for v in below}
            queue += below
        return sum(right[v] == values[v - 1] for v in parent)

    return int(text) == len(values) - max(map(kept, parent))
