"""Oracle of rlve/multiplication: long multiplication on decimal digits."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b = (list(map(int, reversed(str(instance[key])))) for key in "ab")
    columns = [0] * (len(a) + len(b) + 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            columns[i + j] += x * y
    for i in range(len(columns) - 1):
        columns[i + 1] += columns[i] // 10
        columns[i] %= 10
    return str(int(text)) == ("".join(map(str, reversed(columns))).lstrip("0") or "0")
