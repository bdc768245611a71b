"""Oracle of rlve/min_sum_pre_xor: the smallest sum by a walk over the bits of B, one bit at a time."""

from functools import reduce
from operator import xor
from typing import Any


def least(p: list[int]) -> int:
    total = 0
    for bit in range(max(*p, 1).bit_length()):
        costs = {0: 0}
        for value in p:
            moves = (0, 1) if value < 0 else (value >> bit & 1,)
            reached: dict[int, int] = {}
            for b, cost in costs.items():
                for move in moves:
                    new = cost + (b ^ move)
                    reached[b ^ move] = min(new, reached.get(b ^ move, new))
            costs = reached
        total += min(costs.values()) << bit
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    p, filled = instance["p"], [int(word) for word in text.split()]
    proper = len(filled) == len(p) and all(
        new >= 0 and known in (-1, new) for known, new in zip(p, filled, strict=True)
    )
    return proper and sum(reduce(xor, filled[: i + 1]) for i in range(len(p))) == least(p)
