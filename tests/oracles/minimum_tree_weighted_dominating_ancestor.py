"""Oracle of rlve/minimum_tree_weighted_dominating_ancestor: every choice of K vertices."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)

Rows = tuple[tuple[int, int, int, int], ...]


def cost(chosen: tuple[int, ...], rows: Rows) -> int:
    by_vertex = {row[0]: row for row in rows}

    def way(v: int) -> int:
        return 0 if v == 0 or v in chosen else by_vertex[v][2] + way(by_vertex[v][1])

    return sum(way(v) * w for v, _, _, w in rows)


@cache
def least(k: int, rows: Rows) -> int:
    return min(cost(chosen, rows) for chosen in combinations(range(1, len(rows) + 1), k))


def accepts(instance: dict[str, Any], text: str) -> bool:
    k, rows = instance["k"], tuple(map(tuple, instance["rows"]))
    chosen = tuple(int(word) for word in text.split())
    if len(chosen) != k or len(set(chosen)) != k or not set(chosen) <= {row[0] for row in rows}:
        return False
    return cost(chosen, rows) == least(k, rows)
