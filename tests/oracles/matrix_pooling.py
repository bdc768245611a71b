"""Oracle of rlve/matrix_pooling: every block, cell by cell."""

from itertools import product
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, k = instance["matrix"], instance["k"]
    found = [list(map(int, line.split())) for line in text.splitlines() if line.strip()]
    cells = list(product(range(k), range(k)))
    return found == [
        [max(a[i + x][j + y] for x, y in cells) for j in range(len(a[0]) - k + 1)]
        for i in range(len(a) - k + 1)
    ]
