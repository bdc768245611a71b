"""Oracle of rlve/max_different_group_pair_division: all sets of cuts, cut one after another."""

from itertools import combinations
from typing import Any

LEVELS = (0, 2, 3, 4)


def gain(cuts: tuple[int, ...], a: list[int]) -> int:
    blocks, total = [(0, len(a))], 0
    for cut in cuts:
        ((start, end),) = [block for block in blocks if block[0] <= cut < block[1] - 1]
        blocks.remove((start, end))
        blocks += [(start, cut + 1), (cut + 1, end)]
        total += sum(a[start : cut + 1]) * sum(a[cut + 1 : end])
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, k = instance["a"], instance["k"]
    cuts = tuple(map(int, text.split()))
    best = max(gain(other, a) for other in combinations(range(len(a) - 1), k))
    return len(cuts) == k and gain(cuts, a) == best
