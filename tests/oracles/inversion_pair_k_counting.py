"""Oracle of rlve/inversion_pair_k_counting: the inversions of all permutations."""

from collections import Counter
from functools import cache
from itertools import combinations, permutations
from typing import Any

LEVELS = (0, 2, 3, 4)


@cache
def inversions(n: int) -> Counter[int]:
    return Counter(sum(a > b for a, b in combinations(order, 2)) for order in permutations(range(n)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == inversions(instance["n"])[instance["k"]] % instance["mod"]
