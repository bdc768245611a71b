"""Oracle of rlve/xor_equation_counting: bit by bit from the top, which numbers still touch the bounds."""

from collections import Counter
from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2)


@cache
def count(n: int, low: int, high: int, k: int) -> int:
    states = Counter({((True, True),) * n: 1})
    for bit in reversed(range(21)):
        low_bit, high_bit, wanted = (value >> bit & 1 for value in (low, high, k))
        following: Counter[tuple[tuple[bool, bool], ...]] = Counter()
        for state, ways in states.items():
            for digits in product((0, 1), repeat=n):
                pairs = list(zip(state, digits, strict=True))
                inside = all(
                    (d >= low_bit or not at_low) and (d <= high_bit or not at_high)
                    for (at_low, at_high), d in pairs
                )
                if inside and sum(digits) % 2 == wanted:
                    moved = (
                        (at_low and d == low_bit, at_high and d == high_bit) for (at_low, at_high), d in pairs
                    )
                    following[tuple(sorted(moved))] += ways
        states = following
    return states.total()


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(*(instance[key] for key in ("n", "low", "high", "k"))) % 10_000
