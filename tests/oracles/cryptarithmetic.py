"""Oracle of rlve/cryptarithmetic: long addition from the right, with a carry."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, a, b, c = (instance[key] for key in "nabc")
    d = [int(word) for word in text.split()]
    if sorted(d) != list(range(n)):
        return False
    carry = 0
    for place in range(1, len(a) + 1):
        carry, digit = divmod(d[a[-place]] + d[b[-place]] + carry, n)
        if digit != d[c[-place]]:
            return False
    return carry == (0 if len(c) == len(a) else d[c[0]])
