"""Oracle of rlve/expression_adding_parenthese_counting: two neighbours become one, in every order."""

from functools import cache
from operator import add, mul, sub
from typing import Any

LEVELS = (0, 1, 2, 3)
APPLY = {"+": add, "-": sub, "*": mul}


@cache
def results(words: tuple[Any, ...]) -> frozenset[int]:
    if len(words) == 1:
        return frozenset(words)
    found: set[int] = set()
    for i in range(1, len(words), 2):
        value = APPLY[words[i]](words[i - 1], words[i + 1])
        found |= results((*words[: i - 1], value, *words[i + 2 :]))
    return frozenset(found)


def accepts(instance: dict[str, Any], text: str) -> bool:
    words = instance["expression"].split()
    return int(text) == len(results(tuple(w if w in APPLY else int(w) for w in words)))
