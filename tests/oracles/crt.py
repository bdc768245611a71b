"""Oracle of rlve/crt: each difference is a multiple of its modulus."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has two moduli from 2..5 and x at most 5"


def accepts(instance: dict[str, Any], text: str) -> bool:
    x = int(text)
    return x >= 0 and all((x - r) // b * b == x - r for r, b in instance["congruences"])
