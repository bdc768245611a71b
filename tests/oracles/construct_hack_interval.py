"""Oracle of rlve/construct_hack_interval: the digits of each number."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only MOD up to 10"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    low, high = map(int, text.split())
    if low < 1 or low > high or high > 10 * instance["mod"]:
        return False
    return sum(int(digit) for x in range(low, high + 1) for digit in str(x)) % instance["mod"] == 0
