"""Oracle of rlve/max_xor_path: all pairs of a vertex and a value that walks reach."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    edges = instance["edges"]
    steps = [(u, v, w) for u, v, w in edges] + [(v, u, w) for u, v, w in edges]
    seen, stack = {(0, 0)}, [(0, 0)]
    while stack:
        vertex, value = stack.pop()
        for u, v, w in steps:
            if u == vertex and (v, value ^ w) not in seen:
                seen.add((v, value ^ w))
                stack.append((v, value ^ w))
    return int(text) == max(value for vertex, value in seen if vertex == instance["n"] - 1)
