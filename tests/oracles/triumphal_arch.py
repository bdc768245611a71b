"""Oracle of rlve/triumphal_arch: the game itself, over all sets of painted vertices."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 3)
CONSTANT = "the five vertices of the catalogue's level 2 leave the answers 1 to 4"
FEW_PROBLEMS = "the catalogue's level 0 has three vertices"


@cache
def least(n: int, edges: tuple[tuple[int, int], ...]) -> int:
    near = [{a + b - v for a, b in edges if v in (a, b)} for v in range(n)]

    @cache
    def holds(k: int, painted: frozenset[int], bob: int) -> bool:
        unpainted = [v for v in range(n) if v not in painted]
        if len(unpainted) <= k:
            return True
        choices = (painted | set(chosen) for chosen in combinations(unpainted, k))
        return any(near[bob] <= after and all(holds(k, after, v) for v in near[bob]) for after in choices)

    return next(k for k in range(1, n + 1) if holds(k, frozenset({0}), 0))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == least(instance["n"], tuple(map(tuple, instance["edges"])))
