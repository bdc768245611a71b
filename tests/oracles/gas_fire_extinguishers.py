"""Oracle of rlve/gas_fire_extinguishers: more and more extinguishers, on all places, until all are served."""

from functools import cache
from itertools import combinations_with_replacement, count, product
from typing import Any

LEVELS = (0, 2, 4)
FEW_PROBLEMS = "on three vertices there are 24 ways to write a tree, and S is 2 or 3"


def within(n: int, k: int, edges: tuple[tuple[int, int], ...]) -> list[set[int]]:
    reach = [{v} for v in range(n)]
    for _ in range(k):
        wider = [set(near) for near in reach]
        for v, (a, b) in product(range(n), edges):
            if reach[v] & {a, b}:
                wider[v] |= {a, b}
        reach = wider
    return reach


def served(places: tuple[int, ...], s: int, reach: list[set[int]]) -> bool:
    holders: list[list[int]] = [[] for _ in places]

    def seat(u: int, tried: set[int]) -> bool:
        for i, place in enumerate(places):
            if place in reach[u] and i not in tried:
                tried.add(i)
                if len(holders[i]) < s:
                    holders[i].append(u)
                    return True
                for other in list(holders[i]):
                    if seat(other, tried):
                        holders[i].remove(other)
                        holders[i].append(u)
                        return True
        return False

    return all(seat(u, set()) for u in range(len(reach)))


@cache
def fewest(n: int, k: int, s: int, edges: tuple[tuple[int, int], ...]) -> int:
    reach = within(n, k, edges)
    return next(
        number
        for number in count(-(-n // s))
        if any(served(p, s, reach) for p in combinations_with_replacement(range(n), number))
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, k, s = instance["n"], instance["k"], instance["s"]
    edges = tuple(map(tuple, instance["edges"]))
    chosen = list(map(int, text.split()))
    if len(chosen) != n or any(p not in reach for p, reach in zip(chosen, within(n, k, edges), strict=True)):
        return False
    needed = sum((chosen.count(v) + s - 1) // s for v in set(chosen))
    return needed == fewest(n, k, s, edges)
