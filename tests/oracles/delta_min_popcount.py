"""Oracle of rlve/delta_min_popcount: every n up to four times d."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4, 5)
FEW_PROBLEMS = "the catalogue's level 0 has four binary digits"
CONSTANT = "numbers of six binary digits, as in the catalogue, need one to three bits"


@cache
def fewest(d: int) -> int:
    return min((n ^ (n + d)).bit_count() for n in range(4 * d + 1))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == fewest(int(instance["d"], 2))
