"""Oracle of rlve/number_partition_counting: the parts chosen one by one, in ascending order."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has N up to 10"
LEVELS = (0, 2, 3, 5)


@cache
def ways(n: int, k: int, least: int) -> int:
    if k == 1:
        return int(n >= least)
    return sum(ways(n - part, k - 1, part) for part in range(least, n // k + 1))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == ways(instance["n"], instance["k"], 1)
