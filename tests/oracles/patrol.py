"""Oracle of rlve/patrol: all new roads; each old road is used once or twice, as the degrees ask."""

from functools import cache
from itertools import combinations_with_replacement
from typing import Any

LEVELS = (0, 2, 4)
CONSTANT = "the trees of the catalogue's level 2 have seven vertices at most, which leaves few answers"


@cache
def fewest(n: int, k: int, edges: tuple[tuple[int, int], ...]) -> int:
    # Below an old road, the villages on one side: a circuit crosses to them an even number of times.
    sides = []
    for u, v in edges:
        side = {u}
        for _ in range(n):
            side |= {b for a, b in (*edges, *(e[::-1] for e in edges)) if a in side and {a, b} != {u, v}}
        sides.append(side)
    roads = list(combinations_with_replacement(range(1, n + 1), 2))
    return min(
        k + sum(2 - sum((a in side) != (b in side) for a, b in new) % 2 for side in sides)
        for new in combinations_with_replacement(roads, k)
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == fewest(instance["n"], instance["k"], tuple(map(tuple, instance["edges"])))
