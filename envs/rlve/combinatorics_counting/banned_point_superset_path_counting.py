"""Count the paths of growing bit masks in three dimensions that avoid points, modulo a number."""

from functools import cache
from math import comb

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task

Point = tuple[int, ...]


class BannedPointSupersetPathCounting(Task):
    """At most half of the points between are forbidden, all subsets of the end; drawn again with less than
    two paths.

    Paths to each forbidden point that avoid the others are subtracted, in the order of the points' bits.
    """

    ladder = Ladder(most=grow(1, "1.1", 1), most_banned=grow(10, "1.1", 1), top=20)
    answer = integer("the number of paths modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most: int, most_banned: int) -> Instance:
        while True:
            end = [rng.randint(0, most) for _ in range(3)]
            between = 2 ** sum(map(int.bit_count, end)) - 2
            if between < 1:
                continue
            banned: list[Point] = []
            wanted = rng.randint(1, min(most_banned, between + 1 >> 1))
            while len(banned) < wanted:
                point = tuple(n & rng.below(1 << n.bit_length()) for n in end)
                if any(point) and point != tuple(end) and point not in banned:
                    banned.append(point)
            if _paths(tuple(end), banned) > 1:
                return {"end": end, "banned": list(map(list, banned)), "mod": modulus(rng)}

    def prompt(self, end: list[int], banned: list[list[int]], mod: int) -> str:
        n, m, r = end
        return (
            "A path starts at the point (0, 0, 0) and ends at the point (N, M, R). Each step changes exactly "
            "one of the three coordinates, from a value x to a larger value y whose binary digits include "
            "those of x: every bit that is 1 in x is 1 in y too. The path may not visit any of the forbidden "
            "points below. Two paths are different if the sequences of points that they visit are. Count the "
            f"paths modulo MOD.\nN = {n}\nM = {m}\nR = {r}\nMOD = {mod}\n"
            f"forbidden points, one a line:\n{table(banned)}"
        )

    def solve(self, end: list[int], banned: list[list[int]], mod: int) -> int:
        return _paths(tuple(end), list(map(tuple, banned))) % mod


def _paths(end: Point, banned: list[Point]) -> int:
    first: dict[Point, int] = {}
    for point in [*sorted(banned, key=_size), end]:
        first[point] = _walks(*map(int.bit_count, point)) - sum(
            count * _walks(*((b & ~a).bit_count() for a, b in zip(earlier, point, strict=True)))
            for earlier, count in first.items()
            if all(a & b == a for a, b in zip(earlier, point, strict=True))
        )
    return first[end]


def _size(point: Point) -> int:
    return sum(map(int.bit_count, point))


@cache
def _walks(a: int, b: int, c: int) -> int:
    """Free paths that set so many bits in the three coordinates."""
    if a + b + c == 0:
        return 1
    return (
        sum(comb(a, i) * _walks(a - i, b, c) for i in range(1, a + 1))
        + sum(comb(b, i) * _walks(a, b - i, c) for i in range(1, b + 1))
        + sum(comb(c, i) * _walks(a, b, c - i) for i in range(1, c + 1))
    )
