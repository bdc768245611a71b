"""Oracle of rlve/sum_set_multiplication: all sets of N integers, each as often as it has orders."""

from functools import cache
from itertools import combinations
from math import factorial, prod
from typing import Any

LEVELS = (0, 1, 2)


@cache
def total(n: int, k: int) -> int:
    return factorial(n) * sum(map(prod, combinations(range(1, k + 1), n)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(instance["n"], instance["k"]) % instance["p"]
