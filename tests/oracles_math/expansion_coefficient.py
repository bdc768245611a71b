"""Oracle of math/expansion_coefficient: the value at a huge power of two, read in that base."""

from math import prod
from typing import Any

LEVELS = (0, 2, 6)
BITS = 400


def accepts(instance: dict[str, Any], text: str) -> bool:
    x = 1 << BITS
    value = prod(sum(c * x**i for i, c in enumerate(base)) ** times for base, times in instance["powers"])
    # Digits from -x/2 to x/2: half of x is added to each place and taken away again.
    places = 2 + sum((len(base) - 1) * times for base, times in instance["powers"])
    shifted = value + sum((x // 2) * x**i for i in range(places))
    return int(text) == (shifted >> (BITS * instance["k"])) % x - x // 2
