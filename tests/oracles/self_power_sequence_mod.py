"""Oracle of rlve/self_power_sequence_mod: the cycle of the powers of 2, found by walking it."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only MOD up to 16"


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == tower(instance["mod"])


@cache
def tower(mod: int) -> int:
    seen: dict[int, int] = {}
    power = 1 % mod
    while power not in seen:
        seen[power] = len(seen)
        power = power * 2 % mod
    start = seen[power]
    cycle = len(seen) - start
    if cycle == 1:
        return power
    exponent = tower(cycle)
    while exponent < start:
        exponent += cycle
    return pow(2, exponent, mod)
