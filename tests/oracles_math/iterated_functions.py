"""Oracle of math/iterated_functions: all functions."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0,)


@cache
def functions(n: int, a: int, b: int, fixed: int | None) -> int:
    found = 0
    for f in product(range(n), repeat=n):
        right = range(n)
        for _ in range(a):
            right = [f[x] for x in right]
        left = right
        for _ in range(b):
            left = [f[x] for x in left]
        found += list(left) == list(right) and fixed in (None, sum(f[x] == x for x in range(n)))
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == functions(instance["n"], instance["a"], instance["b"], instance["fixed"])
