"""Oracle of rlve/lds_two_counting: all permutations, tested triple by triple."""

from functools import cache
from itertools import combinations, permutations
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has N = 4 and 16 pairs of X and Y"
LEVELS = (0, 1, 2, 3)


@cache
def permitted(n: int) -> list[tuple[int, ...]]:
    orders = permutations(range(1, n + 1))
    return [order for order in orders if not any(a > b > c for a, b, c in combinations(order, 3))]


def accepts(instance: dict[str, Any], text: str) -> bool:
    x, y = instance["x"], instance["y"]
    return int(text) == sum(order[x - 1] == y for order in permitted(instance["n"]))
