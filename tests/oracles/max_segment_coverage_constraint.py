"""Oracle of rlve/max_segment_coverage_constraint: all sets of segments, the large ones first."""

from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4, 6)


def fits(chosen: tuple[int, ...], instance: dict[str, Any]) -> bool:
    covered = [
        point for i in chosen for point in range(instance["segments"][i][0], instance["segments"][i][1] + 1)
    ]
    return all(covered.count(point) <= most for point, most in instance["limits"])


def accepts(instance: dict[str, Any], text: str) -> bool:
    numbers = range(len(instance["segments"]))
    chosen = tuple(sorted(map(int, text.split())))
    for size in reversed(numbers):
        fitting = [picked for picked in combinations(numbers, size + 1) if fits(picked, instance)]
        if fitting:
            return chosen in fitting
    return False
