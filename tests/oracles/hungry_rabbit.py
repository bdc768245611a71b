"""Oracle of rlve/hungry_rabbit: membership tables of all numbers and sets."""

from itertools import pairwise
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, k, forbidden = instance["n"], instance["k"], instance["forbidden"]
    sets = [[int(word) for word in line.split()] for line in text.split("\n") if line.strip()]
    if len(sets) != len(forbidden):
        return False
    table = [[chosen.count(x) for x in range(1, n + 1)] for chosen in sets]
    full = all(len(chosen) == k == sum(line) for chosen, line in zip(sets, table, strict=True))
    single = all(max(line) <= 1 for line in table)
    allowed = not any(line[x - 1] for line, banned in zip(table, forbidden, strict=True) for x in banned)
    left = [sum(a and not b for a, b in zip(*pair, strict=True)) for pair in pairwise(table)]
    return full and single and allowed and max(left) <= instance["l"]
