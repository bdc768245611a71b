"""The area that is left when three lines cut a triangle out of a triangle, again and again."""

from fractions import Fraction
from math import gcd

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Triangle ABC has area {area}. Points D, E and F lie on the sides BC, CA and AB, with {ratios}. The "
    "lines AD, BE and CF bound a smaller triangle.{further} Find the area of {last}.",
    "On the sides of a triangle ABC of area {area}, a point D is chosen on BC, a point E on CA and a point F "
    "on AB, so that {ratios}. Consider the triangle that the lines AD, BE and CF enclose.{further} What is "
    "the area of {last}?",
)
FURTHER = (
    " Its vertices are named anew: A is where BE and CF meet, B is where CF and AD meet, and C is where AD "
    "and BE meet. In this new triangle ABC, new points D, E and F on BC, CA and AB are chosen in the same "
    "way with {ratios}, and again the lines AD, BE and CF bound a triangle."
)


def how_often(level: int) -> int:
    """Once, and once more at every fourth level."""
    return 1 + level // 4


class NestedCevians(Task):
    """Routh's theorem, once for each triangle."""

    ladder = Ladder(times=how_often, part=step(4, 1), top=24)
    answer = rational("the area")
    reward = exact()

    def generate(self, rng: Rng, times: int, part: int) -> Instance:
        ratios = [_ratios(rng, part) for _ in range(times)]
        return {"area": rng.randint(1, 60 * part), "ratios": ratios, "wording": rng.below(len(WORDINGS))}

    def prompt(self, area: int, ratios: list[list[list[int]]], wording: int) -> str:
        texts = [
            f"BD : DC = {d[0]} : {d[1]}, CE : EA = {e[0]} : {e[1]} and AF : FB = {f[0]} : {f[1]}"
            for d, e, f in ratios
        ]
        return WORDINGS[wording].format(
            area=area,
            ratios=texts[0],
            further="".join(FURTHER.format(ratios=text) for text in texts[1:]),
            last="the last triangle" if len(texts) > 1 else "this triangle",
        )

    def solve(self, area: int, ratios: list[list[list[int]]]) -> Fraction:
        left = Fraction(area)
        for pairs in ratios:
            x, y, z = (Fraction(second, first) for first, second in pairs)
            left *= (x * y * z - 1) ** 2 / ((x * y + y + 1) * (y * z + z + 1) * (z * x + x + 1))
        return left


def _ratios(rng: Rng, part: int) -> list[list[int]]:
    """Three ratios whose lines do not meet in one point."""
    while True:
        (p, q), (r, s), (t, u) = ratios = [rng.sample(range(1, part + 1), 2) for _ in range(3)]
        if p * r * t != q * s * u:
            return [[first // gcd(first, second), second // gcd(first, second)] for first, second in ratios]
