"""Oracle of rlve/cycle_counting: walk all paths from the smallest vertex of a cycle, collect edge sets."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def cycles(n: int, edges_json: str) -> int:
    near: dict[int, list[int]] = {v: [] for v in range(n)}
    for u, v in json.loads(edges_json):
        near[u].append(v)
        near[v].append(u)
    found = set()

    def extend(path: list[int]) -> None:
        for v in near[path[-1]]:
            if v == path[0] and len(path) > 2:
                found.add(frozenset(frozenset(step) for step in zip(path, [*path[1:], v], strict=True)))
            elif v > path[0] and v not in path:
                extend([*path, v])

    for first in range(n):
        extend([first])
    return len(found)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == cycles(instance["n"], json.dumps(instance["edges"]))
