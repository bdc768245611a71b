"""Random points of a grid in general position.

>>> from envs.rng import Rng
>>> scattered(Rng(1), 3, 3)
[[2, 0], [0, 3], [1, 1]]
"""

from math import gcd

from envs.rng import Rng

TRIES = 200


def scattered(rng: Rng, n: int, side: int) -> list[list[int]]:
    """n different points with coordinates 0..side, no three on a line.

    Each is the first of `TRIES` draws that keeps to this; a grid that is too full gives fewer points.
    """
    points: list[list[int]] = []
    for _ in range(n):
        draws = ([rng.randint(0, side), rng.randint(0, side)] for _ in range(TRIES))
        points.extend(next(([point] for point in draws if _fits(point, points)), []))
    return points


def _fits(point: list[int], points: list[list[int]]) -> bool:
    return point not in points and len({_direction(point, other) for other in points}) == len(points)


def _direction(a: list[int], b: list[int]) -> tuple[int, int]:
    """The direction of the line through two different points, the same from either of them."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    shrink = gcd(dx, dy) * (1 if (dx, dy) > (0, 0) else -1)
    return dx // shrink, dy // shrink
