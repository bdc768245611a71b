"""Oracle of rlve/decreasing_digit_counting: all sets of digits, written as numbers."""

from functools import cache
from itertools import combinations
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has K = 2 and four values of W"
LEVELS = (0, 1, 2)


@cache
def lengths(k: int) -> list[int]:
    """The bit lengths of all numbers of two digits or more, whatever W is."""
    base = 2**k
    sets = (digits for size in range(2, base) for digits in combinations(range(1, base), size))
    return [sum(digit << k * i for i, digit in enumerate(reversed(digits))).bit_length() for digits in sets]


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == sum(length <= instance["w"] for length in lengths(instance["k"]))
