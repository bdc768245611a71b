"""Oracle of rlve/bezout_identity: the sum is positive and divides every A[i] (so it is their gcd)."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    coefficients = [int(word) for word in text.split()]
    if len(coefficients) != len(instance["a"]):
        return False
    total = sum(x * y for x, y in zip(coefficients, instance["a"], strict=True))
    return total > 0 and all(value % total == 0 for value in instance["a"])
