"""Oracle of rlve/random_range_max_expectation: all arrays that operations lead to, with their ways."""

from collections import Counter
from functools import cache
from typing import Any

LEVELS = (0, 1, 2)


@cache
def sums(a: tuple[int, ...], q: int) -> list[int]:
    n, ways = len(a), Counter({a: 1})
    for _ in range(q):
        following: Counter[tuple[int, ...]] = Counter()
        for array, number in ways.items():
            for i in range(n):
                for j in range(i + 1, n + 1):
                    following[(*array[:i], *[max(array[i:j])] * (j - i), *array[j:])] += number
        ways = following
    return [sum(array[i] * number for array, number in ways.items()) % 10_000 for i in range(n)]


def accepts(instance: dict[str, Any], text: str) -> bool:
    return [int(word) for word in text.split()] == sums(tuple(instance["a"]), instance["q"])
