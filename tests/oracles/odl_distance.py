"""Oracle of rlve/odl_distance: breadth-first search for the nearest numbers."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return [int(word) for word in text.split()] == nearest(tuple(instance["a"]))


@cache
def nearest(a: tuple[int, ...]) -> list[int]:
    return [search(a[i], {value: j for j, value in enumerate(a) if j != i}) for i in range(len(a))]


def search(start: int, index: dict[int, int]) -> int:
    # A shortest way divides first and multiplies then, so no number on it is larger than both ends.
    limit = max(start, *index)
    primes = [p for p in range(2, limit + 1) if all(p % d for d in range(2, p))]
    seen, frontier = {start}, {start}
    while not any(value in index for value in frontier):
        divided = {v // p for v in frontier for p in primes if v % p == 0}
        multiplied = {v * p for v in frontier for p in primes if v * p <= limit}
        frontier = (divided | multiplied) - seen
        seen |= frontier
    return min(index[value] for value in frontier if value in index)
