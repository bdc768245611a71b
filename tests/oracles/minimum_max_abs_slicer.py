"""Oracle of rlve/minimum_max_abs_slicer: all ways to cut."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


@cache
def best(a: tuple[int, ...], b: tuple[int, ...], m: int) -> tuple[int, ...]:
    ways = []
    for cut in combinations(range(1, len(a)), m - 1):
        ends = (0, *cut, len(a))
        largest = max(abs(sum(b[ends[i] : ends[i + 1]])) for i in range(m))
        ways.append((largest, tuple(a[end - 1] for end in ends[1:])))
    return min(ways)[1]


def accepts(instance: dict[str, Any], text: str) -> bool:
    labels = best(tuple(instance["a"]), tuple(instance["b"]), instance["m"])
    return tuple(int(word) for word in text.split()) == labels
