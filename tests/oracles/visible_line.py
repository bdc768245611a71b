"""Oracle of rlve/visible_line: the highest line between each two neighbouring crossings."""

from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise
from typing import Any

LEVELS = (0, 2, 5, 8)


@cache
def highest(lines: tuple[tuple[int, int], ...]) -> list[int]:
    crossings = {Fraction(d - b, a - c) for (a, b), (c, d) in combinations(lines, 2) if a != c}
    ends = sorted(crossings) or [Fraction(0)]
    places = [ends[0] - 1, *((p + q) / 2 for p, q in pairwise(ends)), ends[-1] + 1]
    heights = [[a * x + b for a, b in lines] for x in places]
    return sorted({row.index(max(row)) for row in heights})


def accepts(instance: dict[str, Any], text: str) -> bool:
    return sorted(int(word) for word in text.split()) == highest(tuple(map(tuple, instance["lines"])))
