"""Oracle of rlve/k_partition: rows of K that use each number once and sum alike."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    rows = [list(map(int, line.split())) for line in text.split("\n") if line.strip()]
    used = sorted(value for row in rows for value in row)
    shaped = len(rows) == instance["groups"] and all(len(row) == instance["k"] for row in rows)
    return shaped and used == sorted(instance["numbers"]) and len({sum(row) for row in rows}) == 1
