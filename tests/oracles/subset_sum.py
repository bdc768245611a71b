"""Oracle of rlve/subset_sum: distinct indices in range whose values sum to the target."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    chosen, values = [int(word) for word in text.split()], instance["values"]
    distinct = len(set(chosen)) == len(chosen) and all(0 <= index < len(values) for index in chosen)
    return distinct and sum(values[index] for index in chosen) == instance["target"]
