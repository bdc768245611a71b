"""Oracle of rlve/las_laser: all choices of directions, tested with cross products."""

from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise
from typing import Any

LEVELS = (0, 1, 2, 3)
CONSTANT = "the catalogue's level 2 has four segments, so the answers are 1 to 4"


@cache
def most(k: int, segments: tuple[tuple[int, ...], ...]) -> int:
    ends = {(s[i], s[i + 1]) for s in segments for i in (0, 2)}
    lines = sorted(ends, key=lambda end: Fraction(end[1], end[0]))
    rays = lines + [(a + c, b + d) for (a, b), (c, d) in pairwise(lines)]
    hits = {
        frozenset(i for i, (a, b, c, d) in enumerate(segments) if (x * b - y * a) * (x * d - y * c) <= 0)
        for x, y in rays
    }
    largest = 0
    for size in range(1, min(k, len(hits)) + 1):
        for chosen in combinations(hits, size):
            if len(frozenset.union(*chosen)) == sum(map(len, chosen)):
                largest = max(largest, sum(map(len, chosen)))
    return largest


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == most(instance["k"], tuple(map(tuple, instance["segments"])))
