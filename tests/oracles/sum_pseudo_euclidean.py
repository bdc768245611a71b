"""Oracle of rlve/sum_pseudo_euclidean: the steps themselves, until a pair comes back."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only N up to 5"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(instance["n"])


@cache
def total(n: int) -> int:
    return sum(steps(i, j) for i in range(1, n + 1) for j in range(1, n + 1))


@cache
def steps(a: int, b: int) -> int:
    seen: set[tuple[int, int]] = set()
    while a != b:
        if (a, b) in seen:
            return 0
        seen.add((a, b))
        a, b = (a - b, 2 * b) if a > b else (2 * a, b - a)
    return len(seen)
