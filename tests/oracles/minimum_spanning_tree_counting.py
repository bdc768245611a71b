"""Oracle of rlve/minimum_spanning_tree_counting: each edge taken or not, forests merged by what they join."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def trees(n: int, edges_json: str) -> int:
    """For every partition of the vertices: the smallest weight of forests with these trees, and how many."""
    states = {tuple(range(n)): (0, 1)}
    for u, v, w in json.loads(edges_json):
        following = dict(states)
        for labels, (weight, ways) in states.items():
            low, high = sorted((labels[u], labels[v]))
            if low == high:
                continue
            joined = tuple(low if label == high else label for label in labels)
            known, count = following.get(joined, (weight + w, 0))
            if weight + w < known:
                known, count = weight + w, 0
            following[joined] = (known, count + ways * (weight + w == known))
        states = following
    return states[(0,) * n][1]


def accepts(instance: dict[str, Any], text: str) -> bool:
    count = trees(instance["n"], json.dumps(instance["edges"]))
    return int(text) == count % instance["mod"]
