"""Oracle of rlve/distinct_edge_colored_complete_graph_counting: orbits, or how permutations move edges."""

from collections import Counter
from functools import cache
from itertools import combinations, permutations, product
from math import factorial
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has three vertices, two or three colours and three primes"
LEVELS = (0, 1, 2, 3)
LISTED = 5_000

Edge = tuple[int, int]


@cache
def moves(n: int) -> list[dict[Edge, Edge]]:
    """Where each renaming takes each edge."""
    edges = list(combinations(range(n), 2))
    return [{(u, v): (min(p[u], p[v]), max(p[u], p[v])) for u, v in edges} for p in permutations(range(n))]


@cache
def orbits(n: int, m: int) -> int:
    edges = list(combinations(range(n), 2))
    smallest = set()
    for colours in product(range(m), repeat=len(edges)):
        colour = dict(zip(edges, colours, strict=True))
        smallest.add(min(tuple(colour[move[edge]] for edge in edges) for move in moves(n)))
    return len(smallest)


@cache
def by_cycles(n: int) -> Counter[int]:
    return Counter(cycles(move) for move in moves(n))


def cycles(move: dict[Edge, Edge]) -> int:
    left, found = set(move), 0
    while left:
        edge, found = next(iter(left)), found + 1
        while edge in left:
            left.remove(edge)
            edge = move[edge]
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m = instance["n"], instance["m"]
    if m ** (n * (n - 1) // 2) <= LISTED:
        return int(text) == orbits(n, m) % instance["mod"]
    fixed = sum(count * m**found for found, count in by_cycles(n).items())
    return int(text) == fixed // factorial(n) % instance["mod"]
