"""Oracle of rlve/double_palindromic_string_counting: pairs of palindromes, put together."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2, 3)
FEW_PROBLEMS = "the catalogue's level 0 has N from 2 to 3 and an alphabet of 2 to 5 letters"


@cache
def palindromes(length: int, c: int) -> list[str]:
    words = map("".join, product("abcde"[:c], repeat=(length + 1) // 2))
    return [word + word[: length // 2][::-1] for word in words]


@cache
def count(n: int, c: int) -> int:
    sizes = [(i, j) for i in range(1, n) for j in range(1, n - i + 1)]
    return len({p + q for i, j in sizes for p in palindromes(i, c) for q in palindromes(j, c)})


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == count(instance["n"], instance["c"])
