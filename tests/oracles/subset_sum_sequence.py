"""Oracle of rlve/subset_sum_sequence: all sums of the first powers, sorted."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has K = 2 and N up to 3"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == nth(instance["n"], instance["k"])


@cache
def nth(n: int, k: int) -> int:
    sums, power = {0}, 1
    while len(sums) <= n:
        sums |= {value + power for value in sums}
        power *= k
    return sorted(sums)[n]
