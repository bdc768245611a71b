"""Oracle of rlve/even_degree_graph_partitioning: neighbours with the own label, counted."""

from typing import Any

FEW_PROBLEMS = "there are only six graphs on three vertices with an odd degree"


def accepts(instance: dict[str, Any], text: str) -> bool:
    label = text.split()
    near: list[list[int]] = [[] for _ in range(instance["n"])]
    for u, v in instance["edges"]:
        near[u].append(v)
        near[v].append(u)
    if len(label) != len(near) or not set(label) <= {"1", "2"}:
        return False
    return all(len([u for u in near[v] if label[u] == label[v]]) % 2 == 0 for v in range(len(near)))
