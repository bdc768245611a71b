"""Oracle of rlve/minimum_spanning_tree: a tree grown from vertex 0 along the lightest edge out of it."""

from typing import Any


def lightest(n: int, weight: dict[tuple[int, int], int]) -> int:
    inside, total = {0}, 0
    while len(inside) < n:
        w, out = min((w, out) for (u, v), w in weight.items() for out in [{u, v} - inside] if len(out) == 1)
        inside |= out
        total += w
    return total


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    weight = {(min(u, v), max(u, v)): w for u, v, w in instance["edges"]}
    pairs = [map(int, line.split()) for line in text.split("\n") if line.strip()]
    chosen = [(min(u, v), max(u, v)) for u, v in pairs]
    if len(chosen) != n - 1 or any(edge not in weight for edge in chosen):
        return False
    inside = {0}
    for _ in range(n):
        inside |= {v for edge in chosen if inside & set(edge) for v in edge}
    return len(inside) == n and sum(weight[edge] for edge in chosen) == lightest(n, weight)
