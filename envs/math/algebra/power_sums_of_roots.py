"""The sum of equal powers, positive or negative, of all roots of a polynomial."""

from fractions import Fraction

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.math._polynomials import written
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Let r_1, r_2, ..., r_{n} be the roots of P(x) = {polynomial}, real or complex, each repeated according "
    "to its multiplicity. Find the sum of (r_i)^{power} over i = 1, 2, ..., {n}.",
    "The polynomial {polynomial} has {n} complex zeros, counted with multiplicity. Each zero z is replaced "
    "by z^{power}. What is the sum of the {n} results?",
)


def largest_degree(level: int) -> int:
    """3, and one more at every third level."""
    return 3 + level // 3


class PowerSumsOfRoots(Task):
    """Newton's identities; negative powers are those of the roots of the reversed polynomial."""

    ladder = Ladder(degree=largest_degree, power=step(4, 1), coefficient=step(5, 1), top=24)
    answer = rational("the sum")
    reward = exact()

    def generate(self, rng: Rng, degree: int, power: int, coefficient: int) -> Instance:
        n = rng.randint(max(3, degree - 2), degree)
        lower = [rng.randint(-coefficient, coefficient) for _ in range(n)]
        lower[0] = lower[0] or 1
        m = rng.randint(2 + power // 2, power + 1)
        return {
            "polynomial": [*lower, 1],
            "power": m if rng.chance(2, 3) else -m,
            "wording": rng.below(len(WORDINGS)),
        }

    def prompt(self, polynomial: list[int], power: int, wording: int) -> str:
        return WORDINGS[wording].format(
            n=len(polynomial) - 1, polynomial=written(polynomial), power=power if power > 0 else f"({power})"
        )

    def solve(self, polynomial: list[int], power: int) -> Fraction:
        ordered = polynomial if power < 0 else polynomial[::-1]
        c = [Fraction(a, ordered[0]) for a in ordered]
        n, sums = len(c) - 1, [Fraction(0)]
        for k in range(1, abs(power) + 1):
            earlier = sum((c[i] * sums[k - i] for i in range(1, min(k - 1, n) + 1)), Fraction(0))
            sums.append(-earlier - (k * c[k] if k <= n else 0))
        return sums[-1]
