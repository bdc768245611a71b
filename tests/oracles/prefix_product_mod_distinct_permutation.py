"""Oracle of rlve/prefix_product_mod_distinct_permutation: exact products."""

from itertools import accumulate
from operator import mul
from typing import Any

FEW_PROBLEMS = "N is 4 or a prime: the catalogue's level 0 has 3, 4, 5 and 7"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, numbers = instance["n"], [int(word) for word in text.split()]
    if sorted(numbers) != list(range(1, n + 1)):
        return False
    return len({product % n for product in accumulate(numbers, mul)}) == n
