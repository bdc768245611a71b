"""Oracle of rlve/difference_constraint_system_dag: all choices of numbers up to N are tried."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2)

Relations = tuple[tuple[int, str, int], ...]


def holds(x: tuple[int, ...], relations: Relations) -> bool:
    sign = {True: "<", False: ">"}
    return all(("=" if x[i] == x[j] else sign[x[i] < x[j]]) in wanted for i, wanted, j in relations)


@cache
def least(n: int, relations: Relations) -> int:
    return min(sum(x) for x in product(range(1, n + 1), repeat=n) if holds(x, relations))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, relations = instance["n"], tuple(map(tuple, instance["relations"]))
    x = tuple(int(word) for word in text.split())
    return len(x) == n and min(x) > 0 and holds(x, relations) and sum(x) == least(n, relations)
