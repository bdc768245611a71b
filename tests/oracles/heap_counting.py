"""Oracle of rlve/heap_counting: all permutations while they are few, else by splits below the root."""

from functools import cache
from itertools import permutations
from math import comb
from typing import Any

LISTED = 7


@cache
def listed(n: int) -> int:
    orders = permutations(range(n))
    return sum(all(a[i - 1] > a[i // 2 - 1] for i in range(2, n + 1)) for a in orders)


def below(n: int, root: int) -> tuple[int, int]:
    """Size of the subtree at `root`, and its number of heap orders."""
    if root > n:
        return 0, 1
    (left, a), (right, b) = below(n, 2 * root), below(n, 2 * root + 1)
    return left + right + 1, comb(left + right, left) * a * b


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    return int(text) == (listed(n) if n <= LISTED else below(n, 1)[1]) % instance["p"]
