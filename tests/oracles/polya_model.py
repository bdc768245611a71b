"""Oracle of rlve/polya_model: the weight of every content of the urn, step by step."""

from collections import Counter
from fractions import Fraction
from functools import cache
from typing import Any

LEVELS = (0, 1, 2)


@cache
def probability(balls: tuple[int, ...], d: int, events: tuple[tuple[int, int], ...]) -> Fraction:
    wanted = dict(events)
    weights, whole = Counter({balls: 1}), 1
    for at in range(1, events[-1][0] + 1):
        following: Counter[tuple[int, ...]] = Counter()
        for urn, weight in weights.items():
            for i, number in enumerate(urn):
                if wanted.get(at, i + 1) == i + 1:
                    following[(*urn[:i], number + d, *urn[i + 1 :])] += weight * number
        weights = following
        whole *= sum(balls) + d * (at - 1)
    return Fraction(weights.total(), whole)


def accepts(instance: dict[str, Any], text: str) -> bool:
    events = tuple(map(tuple, instance["events"]))
    return Fraction(text) == probability(tuple(instance["balls"]), instance["d"], events)
