"""Oracle of rlve/maximum_divisor: lengths tried from the longest down."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == longest(tuple(instance["a"]), instance["k"])


def longest(a: tuple[int, ...], k: int) -> int:
    for length in range(max(a), 0, -1):
        if sum(value // length for value in a) >= k:
            return length
    raise ValueError("no length will do")
