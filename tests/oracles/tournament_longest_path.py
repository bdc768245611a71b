"""Oracle of rlve/tournament_longest_path: every path from S, by what is left to visit."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 2, 4, 6)


@cache
def longest(n: int, arcs_json: str, s: int) -> int:
    leads = {v: {b for a, b in json.loads(arcs_json) if a == v} for v in range(n)}

    @cache
    def best(at: int, left: frozenset[int]) -> int:
        return 1 + max((best(v, left - {v}) for v in leads[at] & left), default=0)

    return best(s, frozenset(range(n)) - {s})


def accepts(instance: dict[str, Any], text: str) -> bool:
    path, n, arcs, s = [int(w) for w in text.split()], instance["n"], instance["arcs"], instance["s"]
    legal = path[0] == s and len(set(path)) == len(path)
    legal = legal and all([path[i - 1], path[i]] in arcs for i in range(1, len(path)))
    return legal and len(path) == longest(n, json.dumps(arcs), s)
