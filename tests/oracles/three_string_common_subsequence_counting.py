"""Oracle of rlve/three_string_common_subsequence_counting: the sets of subsequences, intersected."""

from functools import cache
from typing import Any


@cache
def parts(string: str) -> frozenset[str]:
    found = {""}
    for letter in string:
        found |= {part + letter for part in found}
    return frozenset(found)


def accepts(instance: dict[str, Any], text: str) -> bool:
    first, second, third = map(parts, instance["strings"])
    return int(text) == len(first & second & third) - 1
