"""Oracle of rlve/banned_point_superset_path_counting: point by point from the end, step by step."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5)


@cache
def paths(at: tuple[int, ...], end: tuple[int, ...], banned: frozenset[tuple[int, ...]]) -> int:
    if at in banned:
        return 0
    if at == end:
        return 1
    total = 0
    for axis in range(3):
        for value in range(at[axis] + 1, end[axis] + 1):
            if value | at[axis] == value:
                total += paths((*at[:axis], value, *at[axis + 1 :]), end, banned)
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    banned = frozenset(map(tuple, instance["banned"]))
    return int(text) == paths((0, 0, 0), tuple(instance["end"]), banned) % instance["mod"]
