"""Oracle of math/run_lengths: all words, and their runs."""

from functools import cache
from itertools import groupby, product
from typing import Any

LEVELS = (0, 1)


def obeys(run: int, kind: str, m: int) -> bool:
    if kind in ("even", "odd"):
        return (kind == "odd") == bool(run & 1)
    if kind == "multiple":
        return run in range(m, run + 1, m)
    return {"least": run >= m, "most": run <= m, "other": run != m}[kind]


@cache
def words(n: int, rules: tuple[tuple[str, int], ...]) -> int:
    every = product(range(len(rules)), repeat=n)
    return sum(all(obeys(len([*run]), *rules[letter]) for letter, run in groupby(word)) for word in every)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == words(instance["n"], tuple(map(tuple, instance["rules"])))
