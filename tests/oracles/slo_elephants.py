"""Oracle of rlve/slo_elephants: cheapest paths through all orders."""

from functools import cache
from heapq import heappop, heappush
from itertools import combinations
from typing import Any

LEVELS = (0, 1, 2)


@cache
def least(a: tuple[int, ...], b: tuple[int, ...], c: tuple[int, ...]) -> int:
    waiting, done = [(0, a)], set()
    while True:
        cost, now = heappop(waiting)
        if now == b:
            return cost
        if now in done:
            continue
        done.add(now)
        for x, y in combinations(range(len(now)), 2):
            moved = list(now)
            moved[x], moved[y] = moved[y], moved[x]
            heappush(waiting, (cost + c[now[x]] + c[now[y]], tuple(moved)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b, c = (tuple(instance[key]) for key in "abc")
    now, cost = list(a), 0
    for line in filter(str.strip, text.splitlines()):
        i, j = map(int, line.split())
        if i == j or min(i, j) < 0:
            return False
        x, y = now.index(i), now.index(j)
        now[x], now[y] = now[y], now[x]
        cost += c[i] + c[j]
    return tuple(now) == b and cost == least(a, b, c)
