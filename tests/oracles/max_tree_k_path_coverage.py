"""Oracle of rlve/max_tree_k_path_coverage: all choices of K paths, as sets of vertices."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5)


@cache
def most(n: int, k: int, edges: tuple[tuple[int, int], ...]) -> int:
    paths: dict[tuple[int, int], frozenset[int]] = {(v, v): frozenset([v]) for v in range(n)}
    for _ in range(n):
        for (start, end), path in list(paths.items()):
            for a, b in (*edges, *(edge[::-1] for edge in edges)):
                if a == end and b not in path:
                    paths[start, b] = path | {b}
    sets = set(paths.values())
    longest = [path for path in sets if not any(path < other for other in sets)]
    return max(len(frozenset().union(*chosen)) for chosen in combinations(longest, min(k, len(longest))))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == most(instance["n"], instance["k"], tuple(map(tuple, instance["edges"])))
