"""Oracle of rlve/sum_phi_interval: the gcd of each x with all smaller integers."""

from functools import cache
from math import gcd
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == sum(not_coprime(x) for x in range(instance["low"], instance["high"] + 1))


@cache
def not_coprime(x: int) -> int:
    return sum(gcd(x, y) > 1 for y in range(1, x + 1))
