"""Oracle of rlve/minimum_interval_coverage: the linear program, whose corners are integers, by scipy."""

import json
from functools import cache
from typing import Any


@cache
def cheapest(needs: tuple[int, ...], intervals_json: str) -> int:
    from scipy.optimize import linprog

    intervals = json.loads(intervals_json)
    rows = [[-int(left <= i <= right) for left, right, _ in intervals] for i in range(1, len(needs) + 1)]
    found = linprog([cost for *_, cost in intervals], A_ub=rows, b_ub=[-need for need in needs])
    return round(found.fun)


def accepts(instance: dict[str, Any], text: str) -> bool:
    needs, intervals = instance["needs"], instance["intervals"]
    times = [int(word) for word in text.split()]
    covered = [0] * (len(needs) + 1)
    cost = 0
    for count, (left, right, price) in zip(times, intervals, strict=True):
        cost += count * price
        for i in range(left, right + 1):
            covered[i] += count
    enough = all(c >= need for c, need in zip(covered[1:], needs, strict=True))
    return enough and min(times) >= 0 and cost == cheapest(tuple(needs), json.dumps(intervals))
