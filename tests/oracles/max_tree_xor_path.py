"""Oracle of rlve/max_tree_xor_path: the weights along every path, found by walking it."""

from typing import Any


def along(near: dict[int, dict[int, int]], at: int, goal: int, parent: int = -1) -> list[int] | None:
    if at == goal:
        return []
    for u, weight in near[at].items():
        if u != parent and (rest := along(near, u, goal, at)) is not None:
            return [weight, *rest]
    return None


def total(near: dict[int, dict[int, int]], u: int, v: int) -> int:
    result = 0
    for weight in along(near, u, v) or []:
        result ^= weight
    return result


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    near: dict[int, dict[int, int]] = {v: {} for v in range(n)}
    for u, v, w in instance["edges"]:
        near[u][v] = near[v][u] = w
    u, v = map(int, text.split())
    if u == v or not {u, v} <= set(near):
        return False
    return total(near, u, v) == max(total(near, a, b) for a in range(n) for b in range(a))
