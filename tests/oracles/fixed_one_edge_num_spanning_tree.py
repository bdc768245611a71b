"""Oracle of rlve/fixed_one_edge_num_spanning_tree: N - 1 given edges that reach all, weights counted."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    weight = {(min(u, v), max(u, v)): w for u, v, w in instance["edges"]}
    pairs = [map(int, line.split()) for line in text.split("\n") if line.strip()]
    chosen = [(min(u, v), max(u, v)) for u, v in pairs]
    if len(chosen) != n - 1 or len(set(chosen)) != n - 1 or not set(chosen) <= set(weight):
        return False
    reached = {0}
    for _ in range(n):
        reached |= {v for u, v in chosen if u in reached} | {u for u, v in chosen if v in reached}
    return len(reached) == n and sum(weight[edge] for edge in chosen) == instance["k"]
