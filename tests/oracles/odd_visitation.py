"""Oracle of rlve/odd_visitation: the set of vertices visited oddly, by symmetric differences."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    walk = [int(word) for word in text.split()]
    edges = [sorted(edge) for edge in instance["edges"]]
    odd: set[int] = set()
    for v in walk:
        odd ^= {v}
    along = all(sorted(walk[i : i + 2]) in edges for i in range(len(walk) - 1))
    return along and odd == set(range(instance["n"]))
