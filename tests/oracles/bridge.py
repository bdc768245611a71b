"""Oracle of rlve/bridge: each edge removed, components counted by merging."""

import json
from functools import cache
from typing import Any


def components(n: int, edges: list[list[int]]) -> int:
    label = list(range(n))
    for u, v in edges:
        old, new = label[u], label[v]
        label = [new if value == old else value for value in label]
    return len(set(label))


@cache
def bridges(n: int, edges_json: str) -> list[list[int]]:
    edges = json.loads(edges_json)
    whole = components(n, edges)
    return sorted(sorted(edge) for edge in edges if components(n, [e for e in edges if e != edge]) > whole)


def accepts(instance: dict[str, Any], text: str) -> bool:
    given = [sorted(map(int, line.split())) for line in text.splitlines() if line.strip()]
    return sorted(given) == bridges(instance["n"], json.dumps(instance["edges"]))
