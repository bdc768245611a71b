"""Oracle of rlve/tree_elimination_expectation: the expectation for every set of white vertices."""

from fractions import Fraction
from functools import cache
from typing import Any

LEVELS = (0, 2, 5)
FEW_PROBLEMS = "the catalogue's level 0 has three vertices"


def path_up(vertex: int, edges: list[list[int]], seen: frozenset[int] = frozenset()) -> frozenset[int]:
    """The vertices from `vertex` to the root 0; empty where it is not reached."""
    if vertex == 0:
        return frozenset({0})
    for a, b in [*edges, *(edge[::-1] for edge in edges)]:
        if a == vertex and b not in seen and (path := path_up(b, edges, seen | {vertex})):
            return path | {vertex}
    return frozenset()


@cache
def expected(paths: tuple[frozenset[int], ...], white: frozenset[int]) -> Fraction:
    if not white:
        return Fraction(0)
    later = sum((expected(paths, white - paths[vertex]) for vertex in white), Fraction(0))
    return 1 + later / len(white)


@cache
def steps(n: int, edges: str) -> Fraction:
    pairs = [[int(word) for word in edge.split()] for edge in edges.split(",")]
    return expected(tuple(path_up(vertex, pairs) for vertex in range(n)), frozenset(range(n)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    value = steps(instance["n"], ",".join(f"{a} {b}" for a, b in instance["edges"]))
    r, prime = int(text), 10**9 + 7
    return 0 <= r < prime and (r * value.denominator - value.numerator) % prime == 0
