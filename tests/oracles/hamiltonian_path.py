"""Oracle of rlve/hamiltonian_path: Dijkstra over where the walk is and what it has visited."""

import json
from functools import cache
from heapq import heapify, heappop, heappush
from typing import Any

LEVELS = (0, 2, 4, 5)


@cache
def lightest(n: int, arcs_json: str) -> int:
    arcs = json.loads(arcs_json)
    queue = [(0, v, 1 << v) for v in range(n)]
    heapify(queue)
    settled = set()
    while True:
        spent, at, seen = heappop(queue)
        if seen == (1 << n) - 1:
            return spent
        if (at, seen) not in settled:
            settled.add((at, seen))
            for u, v, w in arcs:
                if u == at:
                    heappush(queue, (spent + w, v, seen | 1 << v))


def accepts(instance: dict[str, Any], text: str) -> bool:
    walk, n, arcs = [int(word) for word in text.split()], instance["n"], instance["arcs"]
    weight = {(u, v): w for u, v, w in arcs}
    total = sum(weight[walk[i - 1], walk[i]] for i in range(1, len(walk)))
    return set(walk) == set(range(n)) and total == lightest(n, json.dumps(arcs))
