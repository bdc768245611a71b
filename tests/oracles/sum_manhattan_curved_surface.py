"""Oracle of rlve/sum_manhattan_curved_surface: all x and y with signs, and the z that fits each product."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only 1 <= A <= B <= 5"
LEVELS = (0, 2, 4)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == sum(surface(k) for k in range(instance["a"], instance["b"] + 1))


@cache
def surface(k: int) -> int:
    signed = [sign * value for value in range(1, k + 1) for sign in (1, -1)]
    products = [(x, y) for x in signed for y in signed if k % (x * y) == 0]
    return sum((abs(x) + abs(y) + abs(k // (x * y))) ** 2 for x, y in products)
