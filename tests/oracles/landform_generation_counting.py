"""Oracle of rlve/landform_generation_counting: all rows, built from the left."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def sequences(h: tuple[int, ...], c: tuple[int, ...]) -> int:
    found = set()

    def extend(row: tuple[int, ...], left: frozenset[int]) -> None:
        if not left:
            found.add(row)
        for i in left:
            if sum(height > h[i] for height in row) < c[i]:
                extend((*row, h[i]), left - {i})

    extend((), frozenset(range(len(h))))
    return len(found)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == sequences(tuple(instance["h"]), tuple(instance["c"])) % instance["mod"]
