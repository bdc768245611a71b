"""Oracle of rlve/banyan_heart: all states (vertices present, place of the marker) that growth can reach."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5)


@cache
def ends(n: int, edges: tuple[tuple[int, int], ...]) -> frozenset[int]:
    near = {v: {a + b - v for a, b in edges if v in (a, b)} for v in range(1, n + 1)}

    def towards(v: int, goal: int) -> int:
        def holds(u: int, parent: int) -> bool:
            return u == goal or any(holds(w, u) for w in near[u] if w != parent)

        return next(u for u in near[v] if holds(u, v))

    step = {(v, goal): towards(v, goal) for v in near for goal in near if v != goal}
    states = {(frozenset([1]), 1)}
    for _ in range(n - 1):
        states = {
            (present | {new}, step[at, new])
            for present, at in states
            for old in present
            for new in near[old] - present
        }
    return frozenset(at for _, at in states)


def accepts(instance: dict[str, Any], text: str) -> bool:
    reached = ends(instance["n"], tuple(map(tuple, instance["edges"])))
    return text == "".join("T" if v in reached else "F" for v in range(1, instance["n"] + 1))
