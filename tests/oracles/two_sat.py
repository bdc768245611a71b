"""Oracle of rlve/two_sat: no clause forbids the two values that it meets."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    values = text.split()
    if len(values) != instance["n"] or any(value not in ("0", "1") for value in values):
        return False
    met = {(i, int(value)) for i, value in enumerate(values)}
    return not any((i, 1 - a) in met and (j, 1 - b) in met for (i, a), (j, b) in instance["clauses"])
