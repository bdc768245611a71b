"""Oracle of rlve/subarray_xor_sum: every slice."""

from functools import reduce
from operator import xor
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = instance["a"]
    slices = (a[i:j] for i in range(len(a)) for j in range(i + 1, len(a) + 1))
    return int(text) == sum(reduce(xor, piece) for piece in slices)
