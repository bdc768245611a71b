"""Oracle of rlve/pair_more_one_counting: pairs by the number of ones in the first string."""

from functools import cache
from itertools import accumulate
from math import comb
from typing import Any

LEVELS = (0, 2, 4, 5)


@cache
def pairs(n: int, m: int) -> int:
    fewer = [0, *accumulate(comb(m, ones) for ones in range(m + 1))]
    return sum(comb(n, ones) * fewer[min(ones, m + 1)] for ones in range(n + 1))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == pairs(instance["n"], instance["m"]) % 10 ** instance["k"]
