"""Oracle of rlve/canon: set by set, the choices by their size and by which elements are odd."""

from collections import Counter
from functools import cache
from math import factorial
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def balanced(n: int, m: int) -> int:
    """Choices of m different non-empty sets, in no order, that leave no element odd."""
    ways = Counter({(0, 0): 1})
    for chosen in range(1, 2**n):
        for (size, odd), count in list(ways.items()):
            if size < m:
                ways[size + 1, odd ^ chosen] += count
    return ways[m, 0]


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m = instance["n"], instance["m"]
    return int(text) == factorial(m) * balanced(n, m) % instance["mod"]
