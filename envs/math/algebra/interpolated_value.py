"""A further value of the polynomial that agrees with a simple rule at consecutive integers."""

from collections.abc import Callable
from fractions import Fraction
from math import comb, prod

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "The polynomial P has degree at most {degree} and satisfies P(k) = {rule} for k = {values}. Find "
    "P({at}).",
    "Let P be the polynomial of degree at most {degree} for which P(k) = {rule} holds for each k from "
    "{first} to {last}. Determine the value of P({at}).",
)
RULES: dict[str, tuple[str, Callable[[int, int], Fraction]]] = {
    "reciprocal": ("1/(k + {c})", lambda k, c: Fraction(1, k + c)),
    "ratio": ("k/(k + {c})", lambda k, c: Fraction(k, k + c)),
    "square": ("k^2/(k + {c})", lambda k, c: Fraction(k * k, k + c)),
    "power": ("{c}^k", lambda k, c: Fraction(c**k)),
    "binomial": ("1/binomial(k + {c}, {c})", lambda k, c: Fraction(1, comb(k + c, c))),
    "product": ("1/((k + {c})(k + {d}))", lambda k, c: Fraction(1, (k + c) * (k + c + 1))),
}
"""Rule -> how it reads, and its value at k >= 0 for a number c >= 2."""


class InterpolatedValue(Task):
    """Lagrange's formula."""

    ladder = Ladder(degree=step(4, 1), c=step(4, 1), top=24)
    answer = rational("the value")
    reward = exact()

    def generate(self, rng: Rng, degree: int, c: int) -> Instance:
        first, n = rng.randint(0, 2), rng.randint(degree - 1, degree)
        beyond = rng.randint(1, 1 + degree // 3)
        return {
            "rule": rng.choice(list(RULES)),
            "c": rng.randint(2, c),
            "first": first,
            "last": first + n,
            "at": first + n + beyond if rng.chance(2, 3) else first - beyond,
            "wording": rng.below(len(WORDINGS)),
        }

    def prompt(self, rule: str, c: int, first: int, last: int, at: int, wording: int) -> str:
        return WORDINGS[wording].format(
            degree=last - first,
            rule=RULES[rule][0].format(c=c, d=c + 1),
            values=f"{first}, {first + 1}, ..., {last}",
            first=first,
            last=last,
            at=at,
        )

    def solve(self, rule: str, c: int, first: int, last: int, at: int) -> Fraction:
        points = range(first, last + 1)
        value = RULES[rule][1]
        return sum(
            (value(k, c) * prod(Fraction(at - j, k - j) for j in points if j != k) for k in points),
            Fraction(0),
        )
