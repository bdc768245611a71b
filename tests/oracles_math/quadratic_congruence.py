"""Oracle of math/quadratic_congruence: tries every number."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 3)


@cache
def solutions(b: int, c: int, m: int, most: int) -> int:
    return sum((n * n + b * n + c) % m == 0 for n in range(1, most + 1))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == solutions(*(instance[key] for key in ("b", "c", "m", "most")))
