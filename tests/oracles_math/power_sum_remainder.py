"""Oracle of math/power_sum_remainder: adds the powers."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2)


@cache
def total(first: int, last: int, k: int) -> int:
    return sum(n**k for n in range(first, last + 1))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(instance["first"], instance["last"], instance["k"]) % instance["m"]
