"""Cheapest simple paths through every set of vertices at once (Held and Karp), layer by layer in numpy.

>>> table = cheapest([[None, 3], [1, None]])
>>> trace(table, [[None, 3], [1, None]], 0b11, 1)
[0, 1]
"""

from typing import Any

NEVER = 1 << 40
Costs = list[list[int | None]]


def cheapest(costs: Costs) -> Any:
    """Array [mask, end]: the smallest cost of a path through just `mask` to `end`, from NEVER on for none.

    `costs[u][v]` is the cost of a step from u to v, None where there is none; costs may be negative.
    """
    import numpy as np

    n = len(costs)
    steps = np.array([[NEVER if cost is None else cost for cost in line] for line in costs], dtype=np.int64)
    table = np.full((1 << n, n), NEVER, dtype=np.int64)
    table[1 << np.arange(n), np.arange(n)] = 0
    all_masks = np.arange(1 << n)
    sizes = sum((all_masks >> v) & 1 for v in range(n))
    for size in range(1, n):
        layer = all_masks[sizes == size]
        for v in range(n):
            without = layer[(layer >> v) & 1 == 0]
            table[without | 1 << v, v] = (table[without] + steps[:, v]).min(axis=1)
        table[table > NEVER // 2] = NEVER
    return table


def trace(table: Any, costs: Costs, mask: int, end: int) -> list[int]:
    """The vertices of a cheapest path through `mask` to `end`, in order."""
    path = [end]
    while mask != 1 << path[-1]:
        v = path[-1]
        mask ^= 1 << v
        path.append(
            min(
                (u for u in range(len(costs)) if costs[u][v] is not None),
                key=lambda u: _by(table, costs, mask, u, v),
            )
        )
    return path[::-1]


def _by(table: Any, costs: Costs, mask: int, u: int, v: int) -> int:
    return int(table[mask, u]) + (costs[u][v] or 0)
