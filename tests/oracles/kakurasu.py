"""Oracle of rlve/kakurasu: each one is subtracted from the sum of its row and of its column."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    rows, columns = list(instance["rows"]), list(instance["columns"])
    answer = [line.strip() for line in text.split("\n") if line.strip()]
    if set("".join(answer)) - {"0", "1"} or [len(line) for line in answer] != [len(columns)] * len(rows):
        return False
    for r, line in enumerate(answer):
        for c, cell in enumerate(line):
            rows[r] -= (c + 1) * int(cell)
            columns[c] -= (r + 1) * int(cell)
    return not any(rows) and not any(columns)
