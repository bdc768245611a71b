"""Oracle of rlve/range_constrained_increasing_sequence_counting: all sequences, or all from a smallest on."""

from functools import cache
from itertools import pairwise, product
from math import prod
from typing import Any

LEVELS = (0, 1, 2, 5)
LISTED = 10_000

Ranges = tuple[tuple[int, int], ...]


@cache
def listed(ranges: Ranges) -> int:
    choices = [[0, *range(left, right + 1)] for left, right in ranges]
    return sum(any(a) and all(x < y for x, y in pairwise(filter(None, a))) for a in product(*choices))


@cache
def endings(ranges: Ranges, least: int) -> int:
    """Ways to go on with these ranges, with numbers from `least` on; zeros alone count."""
    if not ranges:
        return 1
    (left, right), *others = ranges
    rest = tuple(others)
    chosen = (endings(rest, number + 1) for number in range(max(least, left), right + 1))
    return endings(rest, least) + sum(chosen)


def accepts(instance: dict[str, Any], text: str) -> bool:
    ranges = tuple((left, right) for left, right in instance["ranges"])
    few = prod(right - left + 2 for left, right in ranges) <= LISTED
    return int(text) == (listed(ranges) if few else endings(ranges, 1) - 1) % 1_000_000_007
