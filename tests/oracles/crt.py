"""Oracle of rlve/crt: each difference is a multiple of its modulus."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    x = int(text)
    return x >= 0 and all((x - r) // b * b == x - r for r, b in instance["congruences"])
