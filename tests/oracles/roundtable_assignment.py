"""Oracle of rlve/roundtable_assignment: seats are taken one by one."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    seating = [[int(word) for word in line.split()] for line in text.splitlines() if line.strip()]
    free = dict(enumerate(instance["capacity"]))
    for tables, count in zip(seating, instance["members"], strict=True):
        if sorted(set(tables)) != sorted(tables) or len(tables) != count:
            return False
        for table in tables:
            free[table] -= 1
    return min(free.values()) >= 0
