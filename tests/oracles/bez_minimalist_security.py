"""Oracle of rlve/bez_minimalist_security: in each component, every value of one number is tried."""

from typing import Any


def spread(first: int, value: int, upper: list[int], pairs: list[list[int]]) -> dict[int, int] | None:
    """All numbers that follow from one; None where they break a rule."""
    x, before = {first: value}, 0
    while len(x) > before:
        before = len(x)
        for u, v, w in pairs:
            if u in x:
                x.setdefault(v, w - x[u])
            elif v in x:
                x[u] = w - x[v]
    held = all(x[u] + x[v] == w for u, v, w in pairs if u in x)
    return x if held and all(0 <= x[i] <= upper[i] for i in x) else None


def accepts(instance: dict[str, Any], text: str) -> bool:
    upper, pairs = instance["upper"], instance["pairs"]
    answer = [int(word) for word in text.split()]
    if len(answer) != len(upper) or any(answer[u] + answer[v] != w for u, v, w in pairs):
        return False
    if any(not 0 <= x <= most for x, most in zip(answer, upper, strict=True)):
        return False
    best, done = 0, set()
    for first in range(len(upper)):
        if first not in done:
            tried = [spread(first, value, upper, pairs) for value in range(upper[first] + 1)]
            sums = [sum(x.values()) for x in tried if x is not None]
            best += min(sums) if instance["goal"] == "small" else max(sums)
            done |= next(x.keys() for x in tried if x is not None)
    return sum(answer) == best
