"""Oracle of rlve/string_reversal_construction: letters popped one by one."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    now = list(instance["s"])
    numbers = [int(word) for word in text.split()]
    for x in numbers:
        if not 1 <= x <= len(now):
            return False
        taken = [now.pop() for _ in range(x)]
        now = taken + now
    return 0 < len(numbers) <= 3 * len(now) and "".join(now) == instance["t"]
