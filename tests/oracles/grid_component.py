"""Oracle of rlve/grid_component: the smallest label spreads between neighbours until nothing changes."""

from collections import Counter
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    cells = [
        complex(r, c) for r, row in enumerate(instance["grid"]) for c, cell in enumerate(row) if cell == "1"
    ]
    label = {cell: number for number, cell in enumerate(cells)}
    before: dict[complex, int] = {}
    while before != label:
        before = dict(label)
        for cell in cells:
            label[cell] = min(label[cell + step] for step in (0, 1, -1, 1j, -1j) if cell + step in label)
    return int(text) == max(Counter(label.values()).values(), default=0)
