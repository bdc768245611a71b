"""Oracle of rlve/factorial_trailing_zero_count: the factorial itself, divided."""

from math import factorial
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    value, zeros = factorial(instance["n"]), 0
    while value % instance["k"] == 0:
        value //= instance["k"]
        zeros += 1
    return int(text) == zeros
