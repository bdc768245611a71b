"""Oracle of rlve/wyc: walks taken one by one from a queue, the lightest first."""

import json
from functools import cache
from heapq import heapify, heappop, heappush
from typing import Any

LEVELS = (0, 2, 4, 6)


@cache
def weight(arcs_json: str, k: int) -> int:
    arcs = json.loads(arcs_json)
    queue = [(w, v) for _, v, w in arcs]
    heapify(queue)
    for _ in range(k - 1):
        spent, at = heappop(queue)
        for u, v, w in arcs:
            if u == at:
                heappush(queue, (spent + w, v))
    return int(queue[0][0])


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == weight(json.dumps(instance["arcs"]), instance["k"])
