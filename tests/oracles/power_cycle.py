"""Oracle of rlve/power_cycle: powers multiplied out until the first one comes back."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 4)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == length(instance["n"], instance["k"])


@cache
def length(n: int, k: int) -> int:
    first = n % 10**k
    power, steps = first * n % 10**k, 1
    while power != first:
        power, steps = power * n % 10**k, steps + 1
    return steps
