"""Oracle of rlve/lcm: a common multiple such that dividing by any shared prime breaks it."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b, m = instance["a"], instance["b"], int(text)
    if m < 1 or m % a or m % b:
        return False
    # A common multiple is least when m / a and m / b share no factor.
    x, y = m // a, m // b
    return all(x % d or y % d for d in range(2, min(x, y) + 1))
