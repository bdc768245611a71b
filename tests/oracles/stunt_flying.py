"""Oracle of rlve/stunt_flying: all ways to give first and last places to labels, for the earnings."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2)


def earned(array: tuple[int, ...], c: tuple[int, ...]) -> int:
    return sum(
        c[x] * (len(array) - 1 - array[::-1].index(x) - array.index(x)) for x in range(len(c)) if x in array
    )


@cache
def largest(n: int, c: tuple[int, ...]) -> int:
    return max(earned(array, c) for array in product(range(len(c)), repeat=n))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, c = instance["n"], tuple(instance["c"])
    array = tuple(map(int, text.split()))
    proper = len(array) == n and set(array) <= set(range(len(c)))
    return proper and earned(array, c) == largest(n, c)
