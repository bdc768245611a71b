"""Oracle of rlve/scc_sequence_counting: all graphs with the sequences that lead to them, up to renaming.

The graphs of five vertices take half a minute: their counts were found once in this way and are kept.
"""

from functools import cache
from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2)
FIVE = [1, 2, 4, 9, 21, 50, 110, 209, 351, 546, 804, 1125, 1509, 1893, 2277, 2661, 2661, 2661, 2661, 2661]

Graph = frozenset[tuple[int, int]]


def components(graph: Graph, n: int) -> int:
    reach = {(v, v) for v in range(n)} | set(graph)
    for via in range(n):
        reach |= {(a, b) for a in range(n) for b in range(n) if (a, via) in reach and (via, b) in reach}
    return len({frozenset(b for b in range(n) if (a, b) in reach and (b, a) in reach) for a in range(n)})


@cache
def renamed(graph: Graph, n: int) -> Graph:
    """The same for graphs that differ only in the names of their vertices."""
    named = (frozenset((p[a], p[b]) for a, b in graph) for p in permutations(range(n)))
    return min(named, key=sorted)


@cache
def counts(n: int) -> list[int]:
    if n == 5:
        return FIVE
    arcs = [(a, b) for a in range(n) for b in range(n) if a != b]
    reached: dict[Graph, set[tuple[int, ...]]] = {frozenset(): {()}}
    found = []
    for _ in arcs:
        following: dict[Graph, set[tuple[int, ...]]] = {}
        for graph, sequences in reached.items():
            for bigger in {renamed(graph | {arc}, n) for arc in arcs if arc not in graph}:
                now = components(bigger, n)
                following.setdefault(bigger, set()).update((*sequence, now) for sequence in sequences)
        reached = following
        found.append(len(set().union(*reached.values())))
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    return list(map(int, text.split())) == [count % instance["mod"] for count in counts(instance["n"])]
