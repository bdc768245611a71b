"""Oracle of rlve/shortest_unicolor_substring: all strings with at most K changes."""

from itertools import groupby, product
from typing import Any

LEVELS = (0, 1, 2, 3)
FEW_PROBLEMS = "the catalogue's level 0 has five bits"


def longest(bits: tuple[str, ...]) -> int:
    return max(len(list(run)) for _, run in groupby(bits))


def accepts(instance: dict[str, Any], text: str) -> bool:
    bits, k = tuple(instance["bits"]), instance["k"]
    near = {
        other: longest(other)
        for other in product("01", repeat=len(bits))
        if sum(a != b for a, b in zip(other, bits, strict=True)) <= k
    }
    return near.get(tuple(text)) == min(near.values())
