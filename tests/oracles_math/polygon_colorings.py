"""Oracle of math/polygon_colorings: one representative of each class, the smallest of its images."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0,)


def rings(n: int, k: int, proper: bool) -> list[tuple[int, ...]]:
    """Rings of at most k colours whose first vertex has the smallest colour; others are never smallest."""
    return [
        (first, *rest)
        for first in range(k)
        for rest in product(range(first, k), repeat=n - 1)
        if not proper or all(a != b for a, b in zip((first, *rest), (*rest, first), strict=True))
    ]


@cache
def classes(n: int, k: int, proper: bool, flips: bool) -> int:
    found = 0
    for ring in rings(n, k, proper):
        doubled, back = ring + ring, ring[::-1] + ring[::-1]
        smallest = all(ring <= doubled[i : i + n] for i in range(1, n))
        found += smallest and (not flips or all(ring <= back[i : i + n] for i in range(n)))
    return found


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, k, proper, flips = (instance[key] for key in ("n", "k", "proper", "flips"))
    return int(text) == classes(n, k, proper, flips)
