"""Oracle of rlve/wyr_leveling_ground: a table over the running number of A's, all numbers within a bound."""

from functools import cache
from itertools import pairwise
from typing import Any

LEVELS = (0, 1, 2)


@cache
def fewest(a: int, b: int, x: tuple[int, ...]) -> int:
    # costs[s]: least numbers of A's and B's begun and ended, where s more A's are begun than ended so far.
    costs = {0: 0}
    for before, after in pairwise([0, *x, 0]):
        bound = abs(after - before) // max(1, min(a, b)) + 2 * (a + b)
        options = [
            (s, abs(s) + abs((after - before - a * s) // b))
            for s in range(-bound, bound + 1)
            if (after - before - a * s) % b == 0
        ]
        following: dict[int, int] = {}
        for running, cost in costs.items():
            for s, extra in options:
                new = cost + extra
                if new < following.get(running + s, new + 1):
                    following[running + s] = new
        costs = following
    return costs[0] // 2


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == fewest(instance["a"], instance["b"], tuple(instance["x"]))
