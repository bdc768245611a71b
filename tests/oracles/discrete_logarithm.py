"""Oracle of rlve/discrete_logarithm: exponents tried from 0 on."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    x, k, z = instance["x"], instance["k"], instance["z"]
    power = 1 % z
    for y in range(z + 1):
        if power == k:
            return int(text) == y
        power = power * x % z
    return False
