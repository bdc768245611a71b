"""Oracle of rlve/sum_product_divisor_num: the divisors of each product."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only N and M from 2 to 5"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(instance["n"], instance["m"])


@cache
def total(n: int, m: int) -> int:
    return sum(count(i * j) for i in range(1, n + 1) for j in range(1, m + 1))


@cache
def count(x: int) -> int:
    return sum(x % d == 0 for d in range(1, x + 1))
