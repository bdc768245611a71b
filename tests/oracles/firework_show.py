"""Oracle of rlve/firework_show: for each common distance, the best split of it at every edge."""

from math import inf
from typing import Any

LEVELS = (0, 1, 2)


def accepts(instance: dict[str, Any], text: str) -> bool:
    near: dict[int, dict[int, int]] = {v: {} for v in range(instance["n"])}
    for u, v, w in instance["edges"]:
        near[u][v] = near[v][u] = w
    distances = range(sum(w for *_, w in instance["edges"]) + 1)

    def cost(v: int, parent: int) -> list[float]:
        """By the distance of v to all leaves below."""
        below = [through(cost(u, v), w) for u, w in near[v].items() if u != parent]
        return [sum(column) for column in zip(*below, strict=True)] if below else [0, *[inf] * distances[-1]]

    def through(table: list[float], w: int) -> list[float]:
        finite = [k for k in distances if table[k] < inf]
        return [min((table[k] + abs(d - k - w) for k in finite if k <= d), default=inf) for d in distances]

    return int(text) == min(cost(0, -1))
