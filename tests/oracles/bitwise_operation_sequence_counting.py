"""Oracle of rlve/bitwise_operation_sequence_counting: every choice of operators."""

from collections import Counter
from typing import Any

LEVELS = (0, 2, 5, 8)


def accepts(instance: dict[str, Any], text: str) -> bool:
    ways = Counter([0])
    for string in instance["strings"]:
        following: Counter[int] = Counter()
        for value, number in ways.items():
            following[value & int(string, 2)] += number
            following[value | int(string, 2)] += number
        ways = following
    return int(text) == ways[int(instance["result"], 2)]
