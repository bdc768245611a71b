"""Oracle of rlve/squ_squarks: the sorted sums are the same."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    numbers = [int(word) for word in text.split()]
    if len(numbers) != instance["n"] or len(set(numbers)) < len(numbers) or any(x <= 0 for x in numbers):
        return False
    sums = [numbers[i] + numbers[j] for j in range(len(numbers)) for i in range(j)]
    return sorted(sums) == sorted(instance["sums"])
