"""Oracle of rlve/degree_fixed_spanning_tree: given edges, all reached from vertex 0, ends counted."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    degrees, n = instance["degrees"], len(instance["degrees"])
    pairs = [tuple(sorted(map(int, line.split()))) for line in text.split("\n") if line.strip()]
    if len(pairs) != n - 1 or any(list(p) not in [sorted(e) for e in instance["edges"]] for p in pairs):
        return False
    reached = {0}
    for _ in range(n):
        reached |= {v for pair in pairs if reached & set(pair) for v in pair}
    ends = [v for pair in pairs for v in pair]
    return len(reached) == n and [ends.count(v) for v in range(n)] == degrees
