"""Widest Span: the diameter of a set of points."""

from math import cos, sin, tau

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 2
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("geometry", "convex hull", "rotating calipers")

N = (3, 5, 8, 12, 30, 100, 400, 1500, 5000, 15_000, 30_000)
REACH = (3, 5, 9, 20, 100, 1000, 10**5, 10**7, 10**8, 10**9, 10**9)


def validate(text: str) -> None:
    lines = Lines(text)
    (n,) = lines.ints(n=(2, 30_000))
    for _ in range(n):
        lines.ints(x=(-(10**9), 10**9), y=(-(10**9), 10**9))
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(2, N[size])
    r = REACH[size]
    kind = rng.below(5)
    points: list[tuple[int, int]] = []
    for i in range(n):
        if kind == 0:  # a square
            x, y = rng.randint(-r, r), rng.randint(-r, r)
        elif kind == 1:  # all on a line
            x = rng.randint(-(r // 2), r // 2)
            y = 2 * x
        elif kind == 2:  # a narrow strip along a diagonal
            x = rng.randint(-r, r)
            y = max(-r, min(r, x + rng.randint(-2, 2)))
        else:  # a circle, whole or the part that a wide triangle's corner sees
            angle = tau * (i if kind == 3 else 0.3 * rng.random()) / (n if kind == 3 else 1)
            x, y = round(r * cos(angle)), round(r * sin(angle))
        points.append((x, y))
    return text(n, *rng.shuffled(points))
