"""Oracle of rlve/taking_prime_game: the heaps won or lost in m moves, found for m = 0, 1, 2, ..."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5)
CONSTANT = "the small heaps of level 2 are emptied in few moves, so 1, 3 and 5 are frequent"


@cache
def lengths(n: int) -> dict[int, int]:
    """Moves until the end for each heap up to n; lost ones are even, won ones odd."""
    sieve = set(range(2, n + 1))
    for i in range(2, n + 1):
        sieve -= set(range(2 * i, n + 1, i))
    known = {0: 0, 1: 0}
    m = 0
    while len(known) < n + 1:
        m += 1
        open_heaps = [heap for heap in range(n + 1) if heap not in known]
        if m % 2:
            ended = [h for h in open_heaps if any(known.get(h - p) == m - 1 for p in sieve if p <= h)]
        else:
            ended = [h for h in open_heaps if all(known.get(h - p, 0) % 2 for p in sieve if p <= h)]
        known |= dict.fromkeys(ended, m)
    return known


def accepts(instance: dict[str, Any], text: str) -> bool:
    moves = lengths(instance["n"])[instance["n"]]
    return int(text) == (moves if moves % 2 else -1)
