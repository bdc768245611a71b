"""Oracle of rlve/matrix_rmq_counting: all matrices while few, else all sets of failing rectangles."""

from functools import cache
from itertools import product
from math import prod
from typing import Any

LEVELS = (0, 1, 3, 5)
LISTED = 20_000

Rectangles = tuple[tuple[int, ...], ...]


def bound(r: int, c: int, m: int, rectangles: Rectangles) -> int:
    return min(
        [m, *(v for top, bottom, left, right, v in rectangles if top <= r <= bottom and left <= c <= right)]
    )


@cache
def matrices(h: int, w: int, m: int, rectangles: Rectangles) -> int:
    cells = list(product(range(1, h + 1), range(1, w + 1)))
    if m ** (h * w) <= LISTED:
        listed = (dict(zip(cells, values, strict=True)) for values in product(range(1, m + 1), repeat=h * w))
        return sum(all(largest(matrix, box) == box[-1] for box in rectangles) for matrix in listed)
    total = 0
    for lower in product((0, 1), repeat=len(rectangles)):
        smaller = tuple((*box[:-1], box[-1] - less) for box, less in zip(rectangles, lower, strict=True))
        total += (-1) ** sum(lower) * prod(bound(r, c, m, smaller) for r, c in cells)
    return total


def largest(matrix: dict[tuple[int, int], int], box: tuple[int, ...]) -> int:
    top, bottom, left, right, _ = box
    return max(value for (r, c), value in matrix.items() if top <= r <= bottom and left <= c <= right)


def accepts(instance: dict[str, Any], text: str) -> bool:
    rectangles = tuple(map(tuple, instance["rectangles"]))
    count = matrices(instance["h"], instance["w"], instance["m"], rectangles)
    return int(text) == count % instance["mod"]
