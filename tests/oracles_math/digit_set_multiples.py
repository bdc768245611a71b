"""Oracle of math/digit_set_multiples: runs through the multiples and reads their digits."""

from typing import Any

LEVELS = (0, 2, 4)


def accepts(instance: dict[str, Any], text: str) -> bool:
    length, m, allowed = instance["length"], instance["m"], set(map(str, instance["digits"]))
    multiples = range(m, 10**length, m)
    return int(text) == sum(n for n in multiples if len(str(n)) == length and set(str(n)) <= allowed)
