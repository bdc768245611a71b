"""Oracle of rlve/path_no_going_back_counting: step by step, walks by their last two vertices."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 1, 2)


@cache
def walks(n: int, edges_json: str, t: int) -> int:
    arcs = [pair for u, v in json.loads(edges_json) for pair in ((u, v), (v, u))]
    count = {arc: int(arc[0] == 0) for arc in arcs}
    follows = {(u, v): [(v, w) for x, w in arcs if x == v and w != u] for u, v in arcs}
    for _ in range(t - 1):
        following = dict.fromkeys(arcs, 0)
        for arc, ways in count.items():
            for other in follows[arc]:
                following[other] += ways
        count = {arc: ways % 10_000 for arc, ways in following.items()}
    return sum(ways for (_, v), ways in count.items() if v == n - 1) % 10_000


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == walks(instance["n"], json.dumps(instance["edges"]), instance["t"])
