"""Oracle of rlve/maximum_subsequence_num: sets of subsequences for all ways to append."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1)
FEW_PROBLEMS = "the catalogue's level 0 has two given and two appended values"


@cache
def count(values: tuple[int, ...]) -> int:
    found: set[tuple[int, ...]] = {()}
    for value in values:
        found |= {(*part, value) for part in found}
    return len(found) - 1


@cache
def most(given: tuple[int, ...], n: int, k: int) -> int:
    return max(count((*given, *added)) for added in product(range(k), repeat=n))


def accepts(instance: dict[str, Any], text: str) -> bool:
    given, n, k = tuple(instance["given"]), instance["n"], instance["k"]
    added = tuple(int(word) for word in text.split())
    proper = len(added) == n and set(added) <= set(range(k))
    return proper and count((*given, *added)) == most(given, n, k)
