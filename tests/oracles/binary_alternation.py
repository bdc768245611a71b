"""Oracle of rlve/binary_alternation: breadth-first search over strings."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 1, 2)
FEW_PROBLEMS = "the catalogue's level 0 has two zeros and one to three ones"


def swapped(string: str, i: int, j: int) -> str:
    letters = list(string)
    letters[i], letters[j] = letters[j], letters[i]
    return "".join(letters)


def done(string: str) -> bool:
    return "00" not in string and "11" not in string


@cache
def fewest(string: str) -> int:
    reached, steps = {string}, 0
    while not any(map(done, reached)):
        pairs = list(combinations(range(len(string)), 2))
        reached, steps = {swapped(s, i, j) for s in reached for i, j in pairs}, steps + 1
    return steps


def accepts(instance: dict[str, Any], text: str) -> bool:
    string, swaps = instance["string"], [line.split() for line in text.splitlines() if line.strip()]
    now = string
    for first, second in swaps:
        i, j = int(first), int(second)
        if i == j or min(i, j) < 0:
            return False
        now = swapped(now, i, j)
    return done(now) and len(swaps) == fewest(string)
