"""Oracle of rlve/transmission_delay: what can arrive, by which bits have arrived."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has four bits"
LEVELS = (0, 2, 5)


@cache
def arriving(s: str, d: int) -> int:
    states: dict[frozenset[int], set[str]] = {frozenset(): {""}}
    for place in range(len(s)):
        following: dict[frozenset[int], set[str]] = {}
        for sent, texts in states.items():
            for i in range(max(0, place - d), min(len(s), place + d + 1)):
                if i not in sent:
                    following.setdefault(sent | {i}, set()).update(text + s[i] for text in texts)
        states = following
    return len(set().union(*states.values()))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == arriving(instance["s"], instance["d"])
