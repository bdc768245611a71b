"""Oracle of rlve/bitand_zero_path_counting: all integers from S to T in turn."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 4)
FEW_PROBLEMS = "the catalogue's level 0 has numbers of three bits"


@cache
def paths(s: int, t: int) -> int:
    ways = {s: 1}
    for y in range(s + 1, t + 1):
        ways[y] = sum(number for x, number in ways.items() if not x & y)
    return ways[t]


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == paths(int(instance["s"], 2), int(instance["t"], 2)) % 10_000
