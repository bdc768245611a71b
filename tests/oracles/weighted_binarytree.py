"""Oracle of rlve/weighted_binarytree: all trees, by their preorders."""

from collections.abc import Iterator
from functools import cache
from typing import Any

LEVELS = (0, 2, 3, 4)
CONSTANT = "at the catalogue's level 2, with five nodes, one of two trees is nearly always the best"


def trees(i: int, j: int, d: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], int]]:
    """Preorder and score of all trees with the inorder i, ..., j - 1."""
    if i == j:
        yield (), 1
    for v in range(i, j):
        for left, a in trees(i, v, d):
            for right, b in trees(v + 1, j, d):
                yield (v, *left, *right), d[v] if j - i == 1 else a * b + d[v]


@cache
def scores(d: tuple[int, ...]) -> dict[tuple[int, ...], int]:
    return dict(trees(0, len(d), d))


def accepts(instance: dict[str, Any], text: str) -> bool:
    known = scores(tuple(instance["d"]))
    return known.get(tuple(map(int, text.split()))) == max(known.values())
