"""Oracle of rlve/power_shortcut: walks prolonged arc by arc, sequences prolonged step by step."""

from functools import cache
from itertools import pairwise
from typing import Any

CONSTANT = "with the six vertices of the catalogue's level 2 the sequence is nearly always 0, a vertex, 5"


@cache
def steps(k: int, arcs: tuple[tuple[int, int], ...]) -> set[tuple[int, int]]:
    ends, known = set(arcs), set(arcs)
    for length in range(2, 2**k + 1):
        ends = {(start, v) for start, at in ends for u, v in arcs if u == at}
        if length in (2, 4, 8):
            known |= ends
    return known


@cache
def shortest(n: int, k: int, arcs: tuple[tuple[int, int], ...]) -> int:
    reached, count = {0}, 1
    while n - 1 not in reached:
        reached |= {v for u, v in steps(k, arcs) if u in reached}
        count += 1
    return count


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, k, arcs = instance["n"], instance["k"], tuple(map(tuple, instance["arcs"]))
    sequence = list(map(int, text.split()))
    moves = pairwise(sequence)
    proper = sequence[0] == 0 and sequence[-1] == n - 1 and all(move in steps(k, arcs) for move in moves)
    return proper and len(sequence) == shortest(n, k, arcs)
