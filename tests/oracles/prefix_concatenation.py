"""Oracle of rlve/prefix_concatenation: the digits one by one."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5, 8)


@cache
def remainder(n: int, m: int) -> int:
    value = 0
    for number in range(1, n + 1):
        for digit in str(number):
            value = (10 * value + int(digit)) % m
    return value


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == remainder(instance["n"], instance["m"])
