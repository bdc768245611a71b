"""Oracle of rlve/royal_lock_counting: all placements, square by square."""

from collections import Counter
from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has a board of 3 x 3 with one or two kings"
LEVELS = (0, 1, 2)


@cache
def placements(n: int) -> Counter[int]:
    """How many placements there are, by number of kings."""
    squares = [(r, c) for r in range(n) for c in range(n)]
    found: Counter[int] = Counter()

    def place(start: int, kings: tuple[tuple[int, int], ...]) -> None:
        found[len(kings)] += 1
        for i in range(start, len(squares)):
            r, c = squares[i]
            if all(max(abs(r - y), abs(c - x)) > 1 for y, x in kings):
                place(i + 1, (*kings, squares[i]))

    place(0, ())
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == placements(instance["n"])[instance["k"]]
