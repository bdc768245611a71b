"""Four of the given points that are the corners of a rectangle of the largest area."""

from collections import defaultdict
from itertools import combinations
from math import gcd

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task

Point = list[int]


class LargestRectangleAmongPoints(Task):
    """N points, a fifth of N rectangles of any slope among them; the others have coordinates -N to N."""

    ladder = Ladder(n=grow(5, "1.1", 1), top=30)
    answer = integers("the indices of the four corners, in any order", like=4)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        points: list[Point] = []
        for _ in range(n // 5):
            points += [corner for corner in _rectangle(rng, n) if corner not in points]
        while len(points) < n:
            if (point := [rng.randint(-n, n), rng.randint(-n, n)]) not in points:
                points.append(point)
        return {"points": rng.shuffled(points)}

    def prompt(self, points: list[Point]) -> str:
        return (
            f"Below are {len(points)} different points in the plane, numbered from 0 in this order, one a "
            "line, as x y. Choose four of them that are the corners of a rectangle of the largest possible "
            "area. Its sides need not be parallel to the axes; other points may lie anywhere. Where several "
            f"are largest, any of them is right.\n{table(points)}"
        )

    def solve(self, points: list[Point]) -> list[int]:
        # Two pairs of points are the diagonals of a rectangle where they have one middle and one length.
        diagonals: dict[tuple[int, int, int], list[tuple[int, int]]] = defaultdict(list)
        for i, j in combinations(range(len(points)), 2):
            (a, b), (c, d) = points[i], points[j]
            diagonals[a + c, b + d, (a - c) ** 2 + (b - d) ** 2].append((i, j))
        found = [[*p, *q] for pairs in diagonals.values() for p, q in combinations(pairs, 2)]
        return sorted(max(found, key=lambda corners: _area(*(points[i] for i in corners))))

    def value(self, answer: list[int], points: list[Point]) -> int | Invalid:
        if len(set(answer)) < 4 or not set(answer) <= set(range(len(points))):
            return Invalid("an index is given twice, or there is no such point")
        a, b, c, d = (points[i] for i in answer)
        for p, q, r in ((b, c, d), (c, b, d), (d, b, c)):
            if all(a[k] + p[k] == q[k] + r[k] for k in (0, 1)) and _square(a, p) == _square(q, r):
                return _area(a, p, q, r)
        return Invalid("the points are not the corners of a rectangle")


def _rectangle(rng: Rng, n: int) -> list[Point]:
    """The corners of a random rectangle: a side, and a multiple of the shortest vector across it."""
    x, y, dx, dy = (rng.randint(-n // 2, n // 2) for _ in range(4))
    while dx == dy == 0:
        dx, dy = rng.randint(-n // 2, n // 2), rng.randint(-n // 2, n // 2)
    shrink, times = gcd(dx, dy), rng.randint(1, max(1, n // 2 // max(abs(dx), abs(dy))))
    across, up = -dy // shrink * times, dx // shrink * times
    return [[x, y], [x + dx, y + dy], [x + across, y + up], [x + dx + across, y + dy + up]]


def _square(a: Point, b: Point) -> int:
    """The squared distance of two points."""
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _area(a: Point, p: Point, q: Point, r: Point) -> int:
    """The area of the rectangle with the diagonals a p and q r."""
    return abs((q[0] - a[0]) * (r[1] - a[1]) - (q[1] - a[1]) * (r[0] - a[0]))
