"""What makes given edges a spanning tree of a graph."""

from collections.abc import Sequence

from envs.rewards import Invalid


def spanning(answer: list[list[int]], n: int, edges: Sequence[Sequence[int]]) -> Invalid | None:
    """Why `answer` is no spanning tree of the graph on 0, ..., n - 1, or None where it is one."""
    known = {frozenset(edge[:2]) for edge in edges}
    group = list(range(n))
    if len(answer) != n - 1:
        return Invalid(f"{len(answer)} edges where a spanning tree has {n - 1}")
    for u, v in answer:
        if frozenset((u, v)) not in known:
            return Invalid(f"{u} {v} is no edge of the graph")
        old, new = group[u], group[v]
        if old == new:
            return Invalid(f"{u} {v} closes a cycle, or is given twice")
        group = [new if mark == old else mark for mark in group]
    return None
