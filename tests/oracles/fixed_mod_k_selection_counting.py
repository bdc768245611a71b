"""Oracle of rlve/fixed_mod_k_selection_counting: the binomial coefficients added up."""

from typing import Any

LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    k, r = instance["k"], instance["r"]
    top = instance["n"] * k
    total, coefficient = 0, 1
    for j in range(top + 1):
        total += coefficient if j % k == r else 0
        coefficient = coefficient * (top - j) // (j + 1)
    return int(text) == total % instance["mod"]
