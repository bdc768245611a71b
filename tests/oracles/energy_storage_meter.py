"""Oracle of rlve/energy_storage_meter: all pairs."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5, 6)
FEW_PROBLEMS = "the catalogue's level 0 has 45 problems"


@cache
def total(n: int, m: int, k: int) -> int:
    return sum(max((i ^ j) - k, 0) for i in range(n) for j in range(m))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(instance["n"], instance["m"], instance["k"])
