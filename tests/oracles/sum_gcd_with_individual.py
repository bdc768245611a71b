"""Oracle of rlve/sum_gcd_with_individual: the gcds themselves."""

from math import gcd
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only N from 4 to 32"


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    return int(text) == sum(gcd(i, n) for i in range(1, n + 1))
