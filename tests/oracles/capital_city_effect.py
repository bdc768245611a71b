"""Oracle of rlve/capital_city_effect: adds up f, number after number."""

from functools import cache
from itertools import groupby
from typing import Any

LEVELS = (0, 2, 5, 10)
FEW_PROBLEMS = "the catalogue's level 0 has R = 20, so twenty ranges"


@cache
def f(x: int) -> int:
    return sum(int(digit) * len(list(run)) ** 2 for digit, run in groupby(str(x)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == sum(map(f, range(instance["l"], instance["r"] + 1)))
