"""Oracle of rlve/digit_lis_counting: the longest subsequence of each number, by all pairs of digits."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2)


@cache
def longest(x: int) -> int:
    lengths: list[int] = []
    digits = str(x)
    for i, digit in enumerate(digits):
        lengths.append(1 + max((lengths[j] for j in range(i) if digits[j] < digit), default=0))
    return max(lengths)


def accepts(instance: dict[str, Any], text: str) -> bool:
    numbers = range(instance["l"], instance["r"] + 1)
    return int(text) == sum(longest(x) == instance["k"] for x in numbers)
