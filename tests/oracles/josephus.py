"""Oracle of rlve/josephus: a queue that is turned person by person."""

from collections import deque
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has N = 3 and M at most N"


def accepts(instance: dict[str, Any], text: str) -> bool:
    circle, order = deque(range(1, instance["n"] + 1)), []
    while circle:
        for _ in range(instance["m"] - 1):
            circle.append(circle.popleft())
        order.append(circle.popleft())
    return [int(word) for word in text.split()] == order
