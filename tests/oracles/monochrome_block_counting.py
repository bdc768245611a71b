"""Oracle of rlve/monochrome_block_counting: dictionaries of used blocks, layer after layer."""

from collections import Counter
from typing import Any

LEVELS = (0, 2, 5, 8)
FEW_PROBLEMS = "the catalogue's level 0 has 25 pairs of counts"


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b = instance["a"], instance["b"]
    towers, layer, ways = {(0, 0): 1}, 1, 0
    while towers:
        ways, higher = sum(towers.values()), Counter[tuple[int, int]]()
        for (black, white), number in towers.items():
            for new in ((black + layer, white), (black, white + layer)):
                if new[0] <= a and new[1] <= b:
                    higher[new] += number
        towers, layer = higher, layer + 1
    return int(text) == ways
