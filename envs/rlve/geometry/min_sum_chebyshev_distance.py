"""The integer point with the smallest weighted sum of Chebyshev distances to given points."""

from itertools import accumulate

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import minimise
from envs.rng import Rng
from envs.task import Instance, Task

Point = list[int]
"""[x, y, weight]."""


class MinSumChebyshevDistance(Task):
    """N different points with coordinates from 0 to 2N, weights from 1 to N."""

    ladder = Ladder(n=grow(2, "1.1", 1), top=30)
    answer = integers("x y, the point", like=2)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        side = 2 * n + 1
        return {"points": [[*divmod(k, side), rng.randint(1, n)] for k in rng.sample(range(side * side), n)]}

    def prompt(self, points: list[Point]) -> str:
        return (
            "The Chebyshev distance of the points (x, y) and (p, q) is max(|x - p|, |y - q|). Each line "
            "below gives a point and its weight, as p q w. Find integers x and y for which the sum of w * "
            "max(|x - p|, |y - q|) over all lines is as small as possible; where several points are best, "
            f"any of them is right.\n{table(points)}"
        )

    def solve(self, points: list[Point]) -> list[int]:
        # With u = x + y and v = x - y, twice the distance is |u - u'| + |v - v'|; u and v have one parity.
        u = _median([(x + y, w) for x, y, w in points])
        v = _median([(x - y, w) for x, y, w in points])
        near = [(u, v)] if (u + v) % 2 == 0 else [(u - 1, v), (u + 1, v), (u, v - 1), (u, v + 1)]
        return min(([(u + v) // 2, (u - v) // 2] for u, v in near), key=lambda at: self.value(at, points))

    def value(self, answer: list[int], points: list[Point]) -> int:
        x, y = answer
        return sum(w * max(abs(x - p), abs(y - q)) for p, q, w in points)


def _median(weighted: list[tuple[int, int]]) -> int:
    """A number with the smallest weighted sum of distances to these (number, weight)."""
    ordered = sorted(weighted)
    heights = accumulate(weight for _, weight in ordered)
    total = sum(weight for _, weight in ordered)
    return next(number for (number, _), height in zip(ordered, heights, strict=True) if 2 * height >= total)
