"""Oracle of rlve/min_no_solution_linear_diophantine_equation: which sums can be reached, up to A * B."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == largest(instance["a"], instance["b"])


@cache
def largest(a: int, b: int) -> int:
    reached = [True]
    for n in range(1, a * b + 1):
        reached.append((n >= a and reached[n - a]) or (n >= b and reached[n - b]))
    return max(n for n, is_sum in enumerate(reached) if not is_sum)
