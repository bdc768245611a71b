"""Oracle of rlve/same_adjacency_counting: entry by entry, by whether two neighbours were equal yet."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has two values and six lengths"


def accepts(instance: dict[str, Any], text: str) -> bool:
    m, mod = instance["m"], instance["mod"]
    different, equal = m, 0
    for _ in range(instance["n"] - 1):
        different, equal = different * (m - 1) % mod, (equal * m + different) % mod
    return int(text) == equal % mod
