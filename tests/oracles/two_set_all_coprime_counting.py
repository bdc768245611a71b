"""Oracle of rlve/two_set_all_coprime_counting: every number into S, into T, or into neither."""

from functools import cache
from math import gcd
from typing import Any

LEVELS = (0, 1, 2, 3)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(tuple(instance["numbers"]), (), ())


@cache
def count(left: tuple[int, ...], s: tuple[int, ...], t: tuple[int, ...]) -> int:
    if not left:
        return 1
    number, rest = left[0], left[1:]
    total = count(rest, s, t)
    if all(gcd(number, other) == 1 for other in t):
        total += count(rest, (*s, number), t)
    if all(gcd(number, other) == 1 for other in s):
        total += count(rest, s, (*t, number))
    return total
