"""Oracle of rlve/almost_complete_graph_cycle_counting: cycles listed by search, or counted by length."""

from functools import cache
from math import comb, factorial
from typing import Any

LISTED = 8


@cache
def listed(n: int) -> int:
    """Walks without repetition from each smallest vertex; each cycle is found in both directions."""

    def extensions(start: int, at: int, visited: frozenset[int]) -> int:
        found = 0
        for to in range(start, n + 1):
            if {at, to} == {1, n} or to == at:
                continue
            if to == start and len(visited) >= 3:
                found += 1
            elif to not in visited:
                found += extensions(start, to, visited | {to})
        return found

    return sum(extensions(start, start, frozenset({start})) for start in range(1, n + 1)) // 2


@cache
def by_length(n: int) -> int:
    """Cycles on k vertices, by how many of 1 and N are among them."""
    total = 0
    for k in range(3, n + 1):
        cycles = factorial(k - 1) // 2
        apart = cycles - factorial(k - 2)
        total += (comb(n - 2, k) + 2 * comb(n - 2, k - 1)) * cycles + comb(n - 2, k - 2) * apart
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    return int(text) == (listed(n) if n <= LISTED else by_length(n)) % instance["mod"]
