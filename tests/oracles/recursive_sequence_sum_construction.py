"""Oracle of rlve/recursive_sequence_sum_construction: each term in closed form."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    f0, a, b = instance["f0"], instance["a"], instance["b"]
    indices = [int(word) for word in text.split()]
    if len(set(indices)) < len(indices) or not all(1 <= i <= instance["n"] for i in indices):
        return False
    return sum(f0 * a**i + b * sum(a**j for j in range(i)) for i in indices) == instance["s"]
