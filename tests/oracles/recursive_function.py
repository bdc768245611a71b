"""Oracle of rlve/recursive_function: closures built from m = 0 upwards, nothing remembered."""

from collections.abc import Callable
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has nine pairs"

ROWS: list[Callable[[int], int]] = [lambda n: n + 1]


def following() -> Callable[[int], int]:
    half, before = ROWS[len(ROWS) // 2], ROWS[-1]
    return lambda n: half(half(n // 2)) + half(half(n - 1)) if n else before(1)


def accepts(instance: dict[str, Any], text: str) -> bool:
    while len(ROWS) <= instance["m"]:
        ROWS.append(following())
    return int(text) == ROWS[instance["m"]](instance["n"])
