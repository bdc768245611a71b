"""Oracle of rlve/min_path_cover_dag: how often each arc is used, by linear programming in scipy."""

import json
from functools import cache
from typing import Any


@cache
def lightest(n: int, arcs_json: str) -> int:
    from scipy.optimize import linprog

    arcs = json.loads(arcs_json)
    rows = [[(u == x) - (v == x) for u, v, _ in arcs] for x in range(2, n + 1)]
    found = linprog([w for *_, w in arcs], A_ub=rows, b_ub=[0] * len(rows), bounds=(1, None))
    return round(found.fun)


def accepts(instance: dict[str, Any], text: str) -> bool:
    paths = [[int(word) for word in line.split()] for line in text.splitlines() if line.strip()]
    weight = {(u, v): w for u, v, w in instance["arcs"]}
    total, unseen = 0, set(weight)
    for path in paths:
        at, *following = path
        if at != 1:
            return False
        for v in following:
            total += weight[at, v]
            unseen.discard((at, v))
            at = v
    return not unseen and total == lightest(instance["n"], json.dumps(instance["arcs"]))
