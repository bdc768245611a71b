"""Oracle of rlve/inversion_pair: pairs that A and the ranks of B order differently."""

from itertools import combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b = instance["a"], instance["b"]
    rank_a = {value: rank for rank, value in enumerate(sorted(a))}
    place_b = {rank: b.index(value) for rank, value in enumerate(sorted(b))}
    places = [place_b[rank_a[value]] for value in a]
    return int(text) == sum(left > right for left, right in combinations(places, 2))


def swaps_by_search(a: list[int], b: list[int]) -> int:
    """Breadth-first search over all states reachable by swaps: for arrays of three or four."""

    def cost(state: tuple[tuple[int, ...], tuple[int, ...]]) -> int:
        return sum((x - y) ** 2 for x, y in zip(*state, strict=True))

    seen = {(tuple(a), tuple(b)): 0}
    frontier = list(seen)
    while frontier:
        following = []
        for state in frontier:
            for side in (0, 1):
                for i in range(len(a) - 1):
                    moved = list(state[side])
                    moved[i], moved[i + 1] = moved[i + 1], moved[i]
                    new = (tuple(moved), state[1]) if side == 0 else (state[0], tuple(moved))
                    if new not in seen:
                        seen[new] = seen[state] + 1
                        following.append(new)
        frontier = following
    least = min(map(cost, seen))
    return min(distance for state, distance in seen.items() if cost(state) == least)
