"""Oracle of rlve/fibonacci: the recurrence, one step at a time."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    older, newer = instance["a1"], instance["a2"]
    for _ in range(instance["n"] - 2):
        older, newer = newer, (instance["p"] * newer + instance["q"] * older) % 10_000
    return int(text) == newer
