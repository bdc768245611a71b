"""Oracle of rlve/matrix_binary_exponentiation: exact integers, multiplied K - 1 times."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4)


def accepts(instance: dict[str, Any], text: str) -> bool:
    found = [[int(word) for word in line.split()] for line in text.split("\n") if line.strip()]
    return found == power(tuple(map(tuple, instance["a"])), instance["k"])


@cache
def power(a: tuple[tuple[int, ...], ...], k: int) -> list[list[int]]:
    size = range(len(a))
    product = [list(line) for line in a]
    for _ in range(k - 1):
        product = [[sum(line[m] * a[m][j] for m in size) for j in size] for line in product]
    return [[entry % 10_000 for entry in line] for line in product]
