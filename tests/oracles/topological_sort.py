"""Oracle of rlve/topological_sort: take the numbers off, none while another must come before it."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has three numbers"


def accepts(instance: dict[str, Any], text: str) -> bool:
    left, order = set(range(instance["n"])), [int(word) for word in text.split()]
    for label in order:
        left.remove(label)
        if any(b == label and a in left for a, b in instance["conditions"]):
            return False
    return not left
