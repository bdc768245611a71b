"""Oracle of rlve/gcd_fibonacci_product: pair by pair, with exact Fibonacci numbers."""

from functools import cache
from math import gcd
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only N and M from 3 to 5"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == product(instance["n"], instance["m"])


@cache
def product(n: int, m: int) -> int:
    numbers = [0, 1]
    while len(numbers) <= min(n, m):
        numbers.append(numbers[-1] + numbers[-2])
    result = 1
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            result = result * numbers[gcd(i, j)] % 1_000_000_007
    return result
