"""Oracle of rlve/min_xor_pair: every pair tried."""

from itertools import combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = instance["a"]
    i, j = map(int, text.split())
    return 0 <= i < j and a[i] ^ a[j] == min(x ^ y for x, y in combinations(a, 2))
