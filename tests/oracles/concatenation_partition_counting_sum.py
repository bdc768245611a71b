"""Oracle of rlve/concatenation_partition_counting_sum: all ways of cutting, and F term by term."""

from itertools import combinations, pairwise
from typing import Any

LEVELS = (0, 1, 2)


def accepts(instance: dict[str, Any], text: str) -> bool:
    m, mod, digits = instance["m"], instance["mod"], instance["digits"]
    inner = range(1, len(digits))
    ways = (cuts for size in range(len(digits)) for cuts in combinations(inner, size))
    totals = [sum(int(digits[i:j]) for i, j in pairwise((0, *cuts, len(digits)))) for cuts in ways]
    terms = [1]
    while len(terms) <= max(totals):
        terms.append(sum(terms[-m:]) % mod)
    return 0 <= int(text) < mod and int(text) == sum(terms[t] for t in totals) % mod
