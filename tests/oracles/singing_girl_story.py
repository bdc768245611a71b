"""Oracle of rlve/singing_girl_story: all arrays."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2)


@cache
def arrays(n: int, a: int, intervals: tuple[tuple[int, int, int], ...]) -> int:
    return sum(
        all(max(h[left - 1 : right]) == value for left, right, value in intervals)
        for h in product(range(1, a + 1), repeat=n)
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    intervals = tuple(map(tuple, instance["intervals"]))
    return int(text) == arrays(instance["n"], instance["a"], intervals) % instance["p"]
