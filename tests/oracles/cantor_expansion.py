"""Oracle of rlve/cantor_expansion: the rearrangements themselves."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4, 5)


@cache
def arrangements(values: tuple[int, ...]) -> list[tuple[int, ...]]:
    """All different orders of sorted values, in lexicographic order."""
    if not values:
        return [()]
    found = []
    for first in sorted(set(values)):
        rest = list(values)
        rest.remove(first)
        found += [(first, *order) for order in arrangements(tuple(rest))]
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = tuple(instance["a"])
    return int(text) == arrangements(tuple(sorted(a))).index(a) % instance["mod"]
