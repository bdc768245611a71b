"""Oracle of rlve/subarray_sum_xor: each bit of the sums of all slices, counted."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = instance["a"]
    sums = [sum(a[i:j]) for i in range(len(a)) for j in range(i + 1, len(a) + 1)]
    bits = range(max(sums).bit_length())
    return int(text) == sum((sum(s >> bit & 1 for s in sums) % 2) << bit for bit in bits)
