"""Oracle of rlve/virus_synthesis: breadth-first search over the parts of the string."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has up to four bits"


@cache
def fewest(string: str) -> int:
    reached, steps = {""}, 0
    while string not in reached:
        after = {new for x in reached for add in ("0", "1", x[::-1]) for new in (x + add, add + x)}
        reached, steps = reached | {new for new in after if new in string}, steps + 1
    return steps


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == fewest(instance["string"])
