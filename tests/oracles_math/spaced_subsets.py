"""Oracle of math/spaced_subsets: builds every set."""

from functools import cache
from typing import Any

LEVELS = (0, 1)


@cache
def sets(n: int, differences: tuple[int, ...]) -> int:
    found: list[list[int]] = [[]]
    for element in range(1, n + 1):
        found += [[*s, element] for s in found if not any(element - other in differences for other in s)]
    return len(found)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == sets(instance["n"], tuple(instance["differences"]))
