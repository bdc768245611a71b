"""Oracle of rlve/polynomial_interpolation: N + 1 coefficients that give every point."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = [int(word) for word in text.split()]
    points = instance["points"]
    return len(a) == len(points) and all(sum(c * x**i for i, c in enumerate(a)) == y for x, y in points)
