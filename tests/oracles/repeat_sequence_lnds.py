"""Oracle of rlve/repeat_sequence_lnds: patience sorting of the whole long array."""

from bisect import bisect_right
from typing import Any

LEVELS = (0, 2, 5, 8)


def accepts(instance: dict[str, Any], text: str) -> bool:
    tails: list[int] = []
    for value in instance["a"] * instance["times"]:
        place = bisect_right(tails, value)
        tails[place : place + 1] = [value]
    return int(text) == len(tails)
