"""Oracle of rlve/sum_divisor_num: the divisors of each integer."""

from functools import cache
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == sum(count(x) for x in range(instance["low"], instance["high"] + 1))


@cache
def count(x: int) -> int:
    return sum(x % d == 0 for d in range(1, x + 1))
