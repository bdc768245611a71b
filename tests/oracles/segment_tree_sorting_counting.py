"""Oracle of rlve/segment_tree_sorting_counting: all sequences of operations."""

from functools import cache
from itertools import combinations
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has four numbers"
LEVELS = (0, 1)


@cache
def sequences(a: tuple[int, ...], kinds: frozenset[int]) -> int:
    """Those that sort with operations of these types, none or some of them."""
    found = int(a == tuple(sorted(a)))
    for kind in kinds:
        length = 2 ** (kind - 1)
        blocks = [a[i : i + length] for i in range(0, len(a), length)]
        for i, j in combinations(range(len(blocks)), 2):
            order = blocks.copy()
            order[i], order[j] = order[j], order[i]
            found += sequences(sum(order, ()), kinds - {kind})
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    kinds = frozenset(range(1, instance["n"] + 1))
    return int(text) == sequences(tuple(instance["a"]), kinds)
