"""Oracle of rlve/mixed_graph_eulerian_circuit: the walk, crossing off edges as it goes."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    walk = [int(word) for word in text.split()]
    arrows = [tuple(arc) for arc in instance["directed"]]
    links = [frozenset(edge) for edge in instance["undirected"]]
    for i in range(len(walk) - 1):
        u, v = walk[i], walk[i + 1]
        if (u, v) in arrows:
            arrows.remove((u, v))
        elif frozenset((u, v)) in links:
            links.remove(frozenset((u, v)))
        else:
            return False
    return not arrows and not links and walk[0] == walk[-1]
