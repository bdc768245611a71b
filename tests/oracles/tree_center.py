"""Oracle of rlve/tree_center: without the vertex, no part of the tree holds more than half of all cost."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    cost, edges, x = instance["cost"], instance["edges"], int(text)
    label = list(range(len(cost)))
    if x not in label:
        return False
    for u, v, _ in edges:
        if x not in (u, v):
            old, new = label[u], label[v]
            label = [new if value == old else value for value in label]
    # Lengths do not matter: a step towards a part pays exactly if that part holds more than half.
    parts = [sum(cost[v] for v in label_of) for label_of in _parts(label, x)]
    return all(2 * part <= sum(cost) for part in parts)


def _parts(label: list[int], x: int) -> list[list[int]]:
    return [[v for v in range(len(label)) if label[v] == a and v != x] for a in set(label)]
