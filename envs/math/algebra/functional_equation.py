"""A value of the function with a f(x) + b f(T(x)) = P(x), where T is a map of finite order."""

from fractions import Fraction

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.math._polynomials import written
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "A real-valued function f satisfies {a}f(x) {sign} {b}f({inner}) = {right} for every real number x at "
    "which no division by zero occurs when x is replaced by {inner} again and again. Find f({at}).",
    "Let T(x) = {inner}. For every real x from which T can be applied over and over without a division by "
    "zero, the function f fulfils {a}f(x) {sign} {b}f(T(x)) = {right}. What is f({at})?",
)
ORDERS = ([[-1, 0], [0, 1]], [[0, 1], [1, 0]], [[0, 1], [-1, 1]], [[1, 1], [-1, 1]], [[2, -1], [1, 1]])
"""Matrices of maps of order 2, 2, 3, 4 and 6."""


def orders(level: int) -> int:
    """The first two maps, and one more at every second level, up to all five."""
    return min(2 + (level + 1) // 2, len(ORDERS))


def degree_of(level: int) -> int:
    """2, and one more at every fourth level."""
    return 2 + level // 4


class FunctionalEquation(Task):
    """Along the orbit of the point, f is eliminated step by step until the point comes back."""

    ladder = Ladder(maps=orders, degree=degree_of, size=step(4, 1), top=24)
    answer = rational("the value")
    reward = exact()

    def generate(self, rng: Rng, maps: int, degree: int, size: int) -> Instance:
        (p, q), (r, s) = ORDERS[rng.randint(max(0, maps - 3), maps - 1)]
        # The same map in another coordinate, x + shift: its order stays.
        shift = rng.randint(-size, size)
        p, q, r, s = p + shift * r, q + shift * s - shift * (p + shift * r), r, s - shift * r
        a, b = rng.sample(range(1, size + 1), 2)
        points = (Fraction(rng.randint(-3 * size, 3 * size)) for _ in range(1_000))
        at = next(x for x in points if (orbit := _orbit([p, q, r, s], x)) and len(orbit) > 1)
        return {
            "a": a,
            "b": b if rng.chance(1, 2) else -b,
            "map": [p, q, r, s],
            "right": [rng.randint(-size, size) for _ in range(degree)] + [rng.randint(1, size)],
            "at": int(at),
            "wording": rng.below(len(WORDINGS)),
        }

    def prompt(self, a: int, b: int, map: list[int], right: list[int], at: int, wording: int) -> str:
        p, q, r, s = map
        return WORDINGS[wording].format(
            a="" if a == 1 else a,
            sign="-" if b < 0 else "+",
            b="" if abs(b) == 1 else abs(b),
            inner=_quotient(written([q, p]), written([s, r])),
            right=written(right),
            at=at,
        )

    def solve(self, a: int, b: int, map: list[int], right: list[int], at: int) -> Fraction:
        orbit = _orbit(map, Fraction(at))
        ratio, total, weight = Fraction(-b, a), Fraction(0), Fraction(1)
        for x in orbit:
            total += weight * sum(c * x**i for i, c in enumerate(right)) / a
            weight *= ratio
        return total / (1 - weight)


def _quotient(above: str, under: str) -> str:
    if under == "1":
        return above
    first, second = (f"({side})" if " " in side or side.startswith("-") else side for side in (above, under))
    return f"{first}/{second}"


def _orbit(map: list[int], x: Fraction) -> list[Fraction]:
    """x, T(x), T(T(x)), ... up to the return to x; empty where the map divides by zero on the way."""
    p, q, r, s = map
    orbit = [x]
    while True:
        x = orbit[-1]
        if r * x + s == 0:
            return []
        if (after := (p * x + q) / (r * x + s)) == orbit[0]:
            return orbit
        orbit.append(after)
