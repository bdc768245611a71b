"""Oracle of rlve/imp_party: every pair of the chosen vertices is looked up."""

from itertools import combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    chosen = sorted(int(word) for word in text.split())
    if len(chosen) != instance["n"] or not all(0 <= v < 3 * instance["n"] for v in chosen):
        return False
    return all([u, v] in instance["edges"] or [v, u] in instance["edges"] for u, v in combinations(chosen, 2))
