"""Oracle of rlve/cinema: how likely each set of taken seats is, person by person."""

from collections import defaultdict
from fractions import Fraction
from functools import cache
from math import gcd
from typing import Any

LEVELS = (0, 1, 2)
FEW_PROBLEMS = "the catalogue's level 0 has 2 <= N <= K <= 4: six pairs"


@cache
def seated(n: int, k: int) -> Fraction:
    ways: dict[frozenset[int], int] = {frozenset(): 1}
    for _ in range(n):
        after: dict[frozenset[int], int] = defaultdict(int)
        for taken, count in ways.items():
            for ticket in range(1, k + 1):
                free = [seat for seat in range(ticket, k + 1) if seat not in taken]
                if free:
                    after[taken | {free[0]}] += count
        ways = after
    return Fraction(sum(ways.values()), k**n)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b = map(int, text.split())
    return b > 0 and gcd(a, b) == 1 and Fraction(a, b) == seated(instance["n"], instance["k"])
