"""Oracle of rlve/block_image: each character asks for the last cube that covers it."""

from itertools import product
from typing import Any

STAMP = ("..+---+", "./###/|", "+---+#|", "|###|#+", "|###|/.", "+---+..")
LEVELS = (0, 1, 2, 3)


def accepts(instance: dict[str, Any], text: str) -> bool:
    heights = instance["heights"]
    stacks = [(i, j, height) for i, line in enumerate(heights) for j, height in enumerate(line)]
    cubes = [(i, j, k) for i, j, height in stacks for k in range(height)]
    cells: dict[tuple[int, int], str] = {}
    for i, j, k in reversed(cubes):
        for y, x in product(range(6), range(7)):
            if STAMP[y][x] != ".":
                cells.setdefault((y - 3 * k + 2 * i, x + 4 * j - 2 * i), STAMP[y][x])
    rows, columns = ({place[axis] for place in cells} for axis in (0, 1))
    across = range(min(columns), max(columns) + 1)
    picture = ["".join(cells.get((y, x), ".") for x in across) for y in range(min(rows), max(rows) + 1)]
    return [line.strip() for line in text.splitlines() if line.strip()] == picture
