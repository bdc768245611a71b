"""Oracle of rlve/not_containing_string_counting: strings bit by bit, kept by their last bits."""

from collections import Counter
from functools import cache
from typing import Any

LEVELS = (0, 2, 5)


@cache
def count(n: int, pattern: str) -> int:
    ends = {"": 1}
    for _ in range(n):
        longer: Counter[str] = Counter()
        for end, times in ends.items():
            for bit in "01":
                if (new := end + bit) != pattern:
                    while not pattern.startswith(new):
                        new = new[1:]
                    longer[new] += times
        ends = dict(longer)
    return sum(ends.values())


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["n"], instance["pattern"]) % instance["mod"]
