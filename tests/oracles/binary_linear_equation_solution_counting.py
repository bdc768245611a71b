"""Oracle of rlve/binary_linear_equation_solution_counting: every x and every y."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(*(instance[key] for key in ("a", "b", "c", "x1", "x2", "y1", "y2")))


@cache
def count(a: int, b: int, c: int, x1: int, x2: int, y1: int, y2: int) -> int:
    return sum(a * x + b * y + c == 0 for x in range(x1, x2 + 1) for y in range(y1, y2 + 1))
