"""Oracle of rlve/negative_base: the digits are in range and add up to N."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    digits, r = [int(word) for word in text.split()], instance["r"]
    total = sum(digit * (-r) ** place for place, digit in enumerate(reversed(digits)))
    return total == instance["n"] and all(0 <= digit < r for digit in digits) and digits[0] != 0
