"""Oracle of rlve/baj_bytecomputer: breadth-first search over arrays with entries from -3 to 3."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3)
FEW_PROBLEMS = "the catalogue's level 0 has three entries of three values"


@cache
def fewest(start: tuple[int, ...]) -> int:
    seen, frontier, steps = {start}, [start], 0
    while not any(list(array) == sorted(array) for array in frontier):
        following = []
        for array in frontier:
            for i in range(len(array) - 1):
                new = (*array[: i + 1], array[i] + array[i + 1], *array[i + 2 :])
                if new not in seen and abs(new[i + 1]) <= 3:
                    seen.add(new)
                    following.append(new)
        frontier, steps = following, steps + 1
    return steps


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == fewest(tuple(instance["array"]))
