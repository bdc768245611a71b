"""Oracle of rlve/halving_chain_counting: writes the chains one by one."""

from typing import Any

LEVELS = (0, 2, 4, 5)
FEW_PROBLEMS = "the catalogue's level 0 has sixteen values of N"


def accepts(instance: dict[str, Any], text: str) -> bool:
    open_ends, found = [instance["n"]], 0
    while open_ends:
        found += 1
        open_ends.extend(range(1, open_ends.pop() // 2 + 1))
    return int(text) == found
