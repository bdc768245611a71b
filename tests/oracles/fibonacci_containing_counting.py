"""Oracle of rlve/fibonacci_containing_counting: every start, followed until K is passed."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only K from 2 to 10"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["k"])


@cache
def count(k: int) -> int:
    return sum(reaches(a, b, k) for a in range(1, k) for b in range(1, k))


def reaches(a: int, b: int, k: int) -> bool:
    a, b = b, a + b
    while b < k:
        a, b = b, a + b
    return b == k
