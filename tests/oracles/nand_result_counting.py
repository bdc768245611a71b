"""Oracle of rlve/nand_result_counting: NAND until nothing new comes."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 3)


@cache
def closure(k: int, numbers: tuple[int, ...]) -> set[int]:
    known = set(numbers)
    while fresh := {2**k - 1 - (x & y) for x in known for y in known} - known:
        known |= fresh
    return known


def accepts(instance: dict[str, Any], text: str) -> bool:
    known = closure(instance["k"], tuple(instance["numbers"]))
    return int(text) == sum(instance["low"] <= value <= instance["high"] for value in known)
