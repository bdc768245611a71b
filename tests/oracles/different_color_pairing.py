"""Oracle of rlve/different_color_pairing: strike the items off, pair by pair."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has six items of three to five colours"


def accepts(instance: dict[str, Any], text: str) -> bool:
    left = dict(enumerate(instance["counts"]))
    pairs = [list(map(int, line.split())) for line in text.splitlines() if line.strip()]
    for first, second in pairs:
        if first == second:
            return False
        left[first] -= 1
        left[second] -= 1
    return not any(left.values())
