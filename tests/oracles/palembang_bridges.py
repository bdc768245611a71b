"""Oracle of rlve/palembang_bridges: all places between the ends."""

from functools import cache
from itertools import combinations_with_replacement
from typing import Any

LEVELS = (0, 1, 2)


def cost(places: tuple[int, ...], s: tuple[int, ...], t: tuple[int, ...]) -> int:
    return sum(min(abs(p - a) + abs(p - b) for p in places) for a, b in zip(s, t, strict=True))


@cache
def least(k: int, s: tuple[int, ...], t: tuple[int, ...]) -> int:
    ends = sorted({*s, *t})
    return min(cost(places, s, t) for places in combinations_with_replacement(ends, k))


def accepts(instance: dict[str, Any], text: str) -> bool:
    k, s, t = instance["k"], tuple(instance["s"]), tuple(instance["t"])
    places = tuple(map(int, text.split()))
    return len(places) == k and cost(places, s, t) == least(k, s, t)
