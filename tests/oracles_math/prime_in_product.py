"""Oracle of math/prime_in_product: multiplies the numbers out and divides by the prime."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2)


@cache
def exponent(a: int, p: int, n: int) -> int:
    total = 0
    for i in range(1, n + 1):
        factor = a**i - 1
        while factor % p == 0:
            factor, total = factor // p, total + 1
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == exponent(instance["a"], instance["p"], instance["n"])
