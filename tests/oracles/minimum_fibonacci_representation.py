"""Oracle of rlve/minimum_fibonacci_representation: breadth-first search from 0."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only K from 4 to 15"
CONSTANT = "numbers up to 33 need only 1, 2 or 3 terms"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == terms(instance["k"])


@cache
def terms(k: int) -> int:
    steps = [1, 2]
    while steps[-1] < 4 * k:
        steps.append(steps[-1] + steps[-2])
    seen, frontier, distance = {0}, {0}, 0
    while k not in seen:
        distance += 1
        frontier = {v + sign * f for v in frontier for f in steps for sign in (1, -1)} - seen
        frontier = {v for v in frontier if abs(v) <= 4 * k}
        seen |= frontier
    return distance
