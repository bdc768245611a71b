"""Oracle of rlve/money_charging_game: all weights, and all sets of vertices that were drawn so far."""

from fractions import Fraction
from functools import cache
from itertools import product
from math import prod
from typing import Any

LEVELS = (0, 1, 2)

Pairs = tuple[tuple[int, ...], ...]


def in_order(weights: tuple[int, ...], arcs: Pairs) -> Fraction:
    n = len(weights)
    chances = {0: Fraction(1)}
    for drawn in range(2**n - 1):
        left = [v for v in range(n) if not drawn >> v & 1]
        total = sum(weights[v] for v in left)
        for v in left:
            if all(drawn >> a & 1 for a, b in arcs if b == v):
                after = drawn | 1 << v
                part = chances.get(drawn, Fraction(0)) * Fraction(weights[v], total)
                chances[after] = chances.get(after, Fraction(0)) + part
    return chances[2**n - 1]


@cache
def probability(shares: Pairs, arcs: Pairs) -> Fraction:
    result = Fraction(0)
    for weights in product((1, 2, 3), repeat=len(shares)):
        chance = prod(Fraction(s[w - 1], sum(s)) for s, w in zip(shares, weights, strict=True))
        result += chance * in_order(weights, arcs)
    return result


def accepts(instance: dict[str, Any], text: str) -> bool:
    value = probability(tuple(map(tuple, instance["shares"])), tuple(map(tuple, instance["arcs"])))
    r, prime = int(text), 998244353
    return 0 <= r < prime and (r * value.denominator - value.numerator) % prime == 0
