"""Oracle of rlve/max_tree_constrained_permutation_weight: all orders."""

from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, w = instance["a"], instance["w"]
    order = tuple(map(int, text.split()))
    sums = {
        other: sum(sum(w[i - 1] for i in other[k:]) for k in range(len(other)))
        for other in permutations(range(1, len(a) + 1))
        if all(not a[i - 1] or a[i - 1] in other[:k] for k, i in enumerate(other))
    }
    return sums.get(order) == max(sums.values())
