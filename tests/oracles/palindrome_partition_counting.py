"""Oracle of rlve/palindrome_partition_counting: all sets of cuts."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 2, 5)
FEW_PROBLEMS = "the catalogue's level 0 has five bits"


@cache
def count(string: str) -> int:
    total = 0
    for cuts in product("|.", repeat=len(string) - 1):
        parts = "".join(c + cut for c, cut in zip(string, (*cuts, ""), strict=True)).replace(".", "")
        total += all(part == part[::-1] for part in parts.split("|"))
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["string"])
