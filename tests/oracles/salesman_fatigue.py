"""Oracle of rlve/salesman_fatigue: for each house, it as the farthest one and the best k - 1 before it."""

from typing import Any


def greatest(k: int, s: list[int], a: list[int]) -> int:
    return max(2 * s[last] + a[last] + sum(sorted(a[:last])[last - k + 1 :]) for last in range(k - 1, len(s)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    s, a = instance["s"], instance["a"]
    return [int(word) for word in text.split()] == [greatest(k, s, a) for k in range(1, len(s) + 1)]
