"""Oracle of rlve/ska_rock_garden: all choices."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 2, 4, 5)

Points = tuple[tuple[int, int, int], ...]


def measures(choice: str, points: Points) -> tuple[int, int]:
    xs = [point[int(bit)] for bit, point in zip(choice, points, strict=True)]
    ys = [point[1 - int(bit)] for bit, point in zip(choice, points, strict=True)]
    cost = sum(int(bit) * point[2] for bit, point in zip(choice, points, strict=True))
    return max(xs) - min(xs) + max(ys) - min(ys), cost


@cache
def best(points: Points) -> tuple[int, int]:
    return min(measures("".join(choice), points) for choice in product("01", repeat=len(points)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    points = tuple(map(tuple, instance["points"]))
    return not set(text) - {"0", "1"} and measures(text, points) == best(points)
