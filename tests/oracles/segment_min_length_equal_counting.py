"""Oracle of rlve/segment_min_length_equal_counting: all arrays, cut in all ways."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2)


def can_be_cut(array: tuple[int, ...]) -> bool:
    if not array:
        return True
    return any(
        min(array[:length]) == length and can_be_cut(array[length:]) for length in range(1, len(array) + 1)
    )


@cache
def arrays(n: int, s: tuple[int, ...]) -> int:
    return sum(map(can_be_cut, product(s, repeat=n)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == arrays(instance["n"], tuple(instance["s"])) % instance["mod"]
