"""Oracle of math/dice_product: all rolls."""

from fractions import Fraction
from functools import cache
from itertools import product
from math import prod
from typing import Any

LEVELS = (0, 1, 2)


def holds(n: int, power: int, m: int) -> bool:
    if power == 1:
        return n % m == 0
    root = round(n ** (1 / power))
    return n in {(root + off) ** power for off in (-1, 0, 1)}


@cache
def probability(dice: int, sides: int, power: int, m: int) -> Fraction:
    rolls = product(range(1, sides + 1), repeat=dice)
    return Fraction(sum(holds(prod(roll), power, m) for roll in rolls), sides**dice)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return Fraction(text) == probability(*(instance[key] for key in ("dice", "sides", "power", "m")))
