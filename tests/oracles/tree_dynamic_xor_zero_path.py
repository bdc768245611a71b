"""Oracle of rlve/tree_dynamic_xor_zero_path: paths from every vertex over the edges that are left."""

from typing import Any


def zeros(at: int, edges: list[list[int]], total: int = 0, parent: int = 0) -> int:
    """The number of vertices at the end of a path of XOR 0 from here, this one included."""
    count = int(total == 0)
    for u, v, w in edges:
        if at in (u, v) and (there := u + v - at) != parent:
            count += zeros(there, edges, total ^ w, at)
    return count


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, edges = instance["n"], instance["edges"]
    pairs = [sum(zeros(v, edges[cut:]) - 1 for v in range(1, n + 1)) // 2 for cut in range(n)]
    return list(map(int, text.split())) == pairs
