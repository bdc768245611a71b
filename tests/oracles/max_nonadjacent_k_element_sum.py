"""Oracle of rlve/max_nonadjacent_k_element_sum: all choices of K indices."""

from itertools import combinations, pairwise
from typing import Any

LEVELS = (0, 2, 4, 6)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, k = instance["a"], instance["k"]
    chosen = tuple(sorted(map(int, text.split())))
    sums = {
        picked: sum(a[i] for i in picked)
        for picked in combinations(range(len(a)), k)
        if all(j - i > 1 for i, j in pairwise(picked))
    }
    return sums.get(chosen) == max(sums.values())
