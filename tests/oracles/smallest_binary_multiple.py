"""Oracle of rlve/smallest_binary_multiple: binary numbers read as decimals, from 1 on."""

from functools import cache
from itertools import count
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only A from 2 to 10"


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) * instance["a"] == smallest(instance["a"])


@cache
def smallest(a: int) -> int:
    return next(value for n in count(1) if (value := int(f"{n:b}")) % a == 0)
