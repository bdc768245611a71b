"""Oracle of rlve/max_multiplication_fixed_sum: the best first part, by dynamic programming."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only N from 4 to 10"


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == best(instance["n"])


@cache
def best(n: int) -> int:
    largest = [1]
    for total in range(1, n + 1):
        largest.append(max(part * largest[total - part] for part in range(1, total + 1)))
    return largest[n]
