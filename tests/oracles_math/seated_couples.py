"""Oracle of math/seated_couples: seats people one by one; who sits, who sat last, how many pairs."""

from collections import Counter
from functools import cache
from typing import Any

LEVELS = (0, 1, 2)


@cache
def seatings(couples: int, singles: int, at_table: bool) -> Counter[int]:
    """How many seatings there are by the number of couples together. Person 2i is married to 2i + 1."""
    people = 2 * couples + singles

    def married(a: int, b: int) -> bool:
        return a // 2 == b // 2 and max(a, b) < 2 * couples

    # At a table person 0 sits in the first chair, since rotations are the same.
    states = Counter({(1 << p, p, 0): 1 for p in (range(1) if at_table else range(people))})
    for _ in range(people - 1):
        after: Counter[tuple[int, int, int]] = Counter()
        for (seated, last, pairs), ways in states.items():
            for p in range(people):
                if not seated >> p & 1:
                    after[seated | 1 << p, p, pairs + married(last, p)] += ways
        states = after
    found: Counter[int] = Counter()
    for (_, last, pairs), ways in states.items():
        found[pairs + (at_table and married(last, 0))] += ways
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    found = seatings(instance["couples"], instance["singles"], instance["round"])
    return int(text) == found[instance["together"]]
