"""Oracle of rlve/stirling_second: ball by ball, the ways by how many boxes are in use."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has 2 boxes and from 2 to 7 balls"


def accepts(instance: dict[str, Any], text: str) -> bool:
    boxes = instance["r"]
    ways = [1] + [0] * boxes
    for _ in range(instance["n"]):
        following = [0] * (boxes + 1)
        for used, count in enumerate(ways):
            following[used] += count * used
            if used < boxes:
                following[used + 1] += count * (boxes - used)
        ways = following
    return int(text) == ways[boxes] % 1_000_000_007
