"""Oracle of rlve/max_permutation: all orders."""

from functools import cache
from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def largest(strings: tuple[str, ...]) -> str:
    return max("".join(order) for order in permutations(strings))


def accepts(instance: dict[str, Any], text: str) -> bool:
    strings, order = instance["strings"], [int(word) for word in text.split()]
    proper = sorted(order) == list(range(len(strings)))
    return proper and "".join(strings[i] for i in order) == largest(tuple(strings))
