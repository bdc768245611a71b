"""Oracle of rlve/las: everyone's change tried, with exact shares."""

from collections import Counter
from fractions import Fraction
from typing import Any


def share(foods: list[int], chosen: list[int], i: int) -> Fraction:
    return Fraction(foods[chosen[i] - 1], Counter(chosen)[chosen[i]])


def accepts(instance: dict[str, Any], text: str) -> bool:
    foods = instance["foods"]
    n = len(foods)
    chosen = [int(word) for word in text.split()]
    pairs = [{i, i % n + 1} for i in range(1, n + 1)]
    if len(chosen) != n or not all(food in pair for food, pair in zip(chosen, pairs, strict=True)):
        return False
    for i, pair in enumerate(pairs):
        (other,) = pair - {chosen[i]}
        if share(foods, [*chosen[:i], other, *chosen[i + 1 :]], i) > share(foods, chosen, i):
            return False
    return True
