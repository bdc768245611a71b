"""Oracle of rlve/binary_tree_leaf_num_expectation: trees counted by their left parts."""

from fractions import Fraction
from typing import Any

LEVELS = (0, 2, 5, 8)
FEW_PROBLEMS = "the catalogue's level 0 has five sizes"

TREES, LEAVES = [1, 1], [0, 1]


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    while len(TREES) <= n:
        size = len(TREES)
        sides = [(left, size - 1 - left) for left in range(size)]
        LEAVES.append(sum(LEAVES[a] * TREES[b] + TREES[a] * LEAVES[b] for a, b in sides))
        TREES.append(sum(TREES[a] * TREES[b] for a, b in sides))
    return Fraction(text) == Fraction(LEAVES[n], TREES[n])
