"""Oracle of rlve/link_beads: the game played backwards, all ways."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 4)

String = tuple[int, int, int]
"""Two beads and the length; -1 for a string that an inserted bead replaced, which is red."""


@cache
def most_blue(strings: frozenset[String]) -> float:
    if not strings:
        return 0
    beads = {v for u, v, _ in strings} | {u for u, v, _ in strings}
    best = float("-inf")
    for bead in beads:
        own = [string for string in strings if bead in string[:2]]
        ends = [u + v - bead for u, v, _ in own]
        if len(own) == 1:
            best = max(best, most_blue(strings - set(own)))
        if len(own) == 2 and all(length >= 0 for *_, length in own):
            cut = (min(ends), max(ends), -1)
            best = max(best, sum(length for *_, length in own) + most_blue(strings - set(own) | {cut}))
    return best


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == most_blue(frozenset((min(u, v), max(u, v), w) for u, v, w in instance["edges"]))
