"""Oracle of rlve/survo_puzzle: each number is crossed off once and subtracted from its two sums."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    grid, rows, columns = instance["grid"], list(instance["rows"]), list(instance["columns"])
    answer = [list(map(int, line.split())) for line in text.split("\n") if line.strip()]
    if [len(line) for line in answer] != [len(columns)] * len(rows):
        return False
    unused = set(range(len(rows) * len(columns)))
    for r, line in enumerate(answer):
        for c, number in enumerate(line):
            if grid[r][c] not in (-1, number):
                return False
            unused.remove(number)
            rows[r] -= number
            columns[c] -= number
    return not any(rows) and not any(columns)
