"""Oracle of rlve/and_or_sequence_counting: sums over the sorted values that each term can take."""

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import Any

LEVELS = (0, 2, 4)


def rising(terms: list[list[int]]) -> int:
    values, ways = [0], [1]
    for term in terms:
        sums = list(accumulate(ways, initial=0))
        ways = [sums[bisect_right(values, value)] for value in term]
        values = term
    return sum(ways)


def subsets(mask: int) -> list[int]:
    found = [0]
    while mask:
        bit = mask & -mask
        found += [value + bit for value in found]
        mask -= bit
    return found


@cache
def count(m: int, a: tuple[int, ...]) -> int:
    ands = [subsets(value) for value in a]
    spare = [subsets(2**m - 1 - value) for value in a]
    # OR falls: its values are given negated, so that they rise.
    ors = [
        sorted(2**m - 1 - (value | extra) for extra in extras) for value, extras in zip(a, spare, strict=True)
    ]
    return rising(ands) * rising(ors)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["m"], tuple(instance["a"]))
