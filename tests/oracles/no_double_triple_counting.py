"""Oracle of rlve/no_double_triple_counting: all subsets while few, else with and without a number."""

from functools import cache
from itertools import combinations
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has N from 3 to 10"
LEVELS = (0, 2, 5)
LISTED = 12


@cache
def listed(n: int) -> int:
    sets = (set(some) for size in range(n + 1) for some in combinations(range(1, n + 1), size))
    return sum(not any(2 * x in some or 3 * x in some for x in some) for some in sets)


@cache
def free(numbers: frozenset[int]) -> int:
    """Subsets of these numbers, the parts of the graph one by one."""
    if not numbers:
        return 1
    part, left = set(), [min(numbers)]
    while left:
        x = left.pop()
        if x in numbers and x not in part:
            part.add(x)
            left += related(x)
    if len(part) < len(numbers):
        return free(frozenset(part)) * free(numbers - part)
    x = max(numbers, key=lambda number: len(numbers.intersection(related(number))))
    return free(numbers - {x}) + free(numbers - {x, *related(x)})


def related(x: int) -> list[int]:
    return [2 * x, 3 * x] + [x // d for d in (2, 3) if x % d == 0]


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    return int(text) == (listed(n) if n <= LISTED else free(frozenset(range(1, n + 1))))
