"""Oracle of rlve/next_palindromic: numbers tried one after another."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4, 5)


@cache
def following(n: int) -> int:
    n += 1
    while str(n) != str(n)[::-1]:
        n += 1
    return n


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == following(instance["n"])
