"""Oracle of rlve/pythagorean_graph_independent_set_counting: every set of sticks."""

from functools import cache
from itertools import combinations
from math import gcd
from typing import Any

LEVELS = (0, 2, 4, 5)


def friends(a: int, b: int) -> bool:
    return gcd(a, b) == 1 and any(a * a + b * b == c * c for c in range(a + b))


@cache
def sets(lengths: tuple[int, ...]) -> int:
    bad = [
        1 << i | 1 << j for i, j in combinations(range(len(lengths)), 2) if friends(lengths[i], lengths[j])
    ]
    return sum(all(mask & pair != pair for pair in bad) for mask in range(1, 1 << len(lengths)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == sets(tuple(instance["lengths"])) % instance["mod"]
