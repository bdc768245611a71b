"""Oracle of rlve/minimum_dominating_interval: all choices of K covered points."""

from itertools import combinations
from typing import Any

LEVELS = (0, 2, 4, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    touched: dict[int, set[int]] = {p: set() for p in range(1, instance["n"] + 1)}
    for i, (left, right, _) in enumerate(instance["intervals"]):
        for p in range(left, right + 1):
            touched[p].add(i)
    covered = [p for p, found in touched.items() if found]
    costs = {
        chosen: sum(instance["intervals"][i][2] for i in set().union(*(touched[p] for p in chosen)))
        for chosen in combinations(covered, instance["k"])
    }
    return costs.get(tuple(sorted(map(int, text.split())))) == min(costs.values())
