"""Where a convex polynomial is smallest, to within a thousandth."""

from fractions import Fraction

from envs.formats import decimal
from envs.ladder import Ladder, step
from envs.rewards import minimise
from envs.rlve.algebra_calculus._polynomials import Polynomial, add, multiply, text
from envs.rng import Rng
from envs.task import Instance, Task

UNIT = 10**6
"""The reference is a multiple of 1 / UNIT, below the minimum by less than that."""
TOLERANCE = Fraction(1, 1_000)
SHIFT = 10
FAR = Fraction(100)


class PolynomialMinimum(Task):
    """A sum of 2 to 4 terms c (x - s)**e, with different s from -10 to 10, c from 1 to 9 and even e up to N.

    It is convex, so the sign of its derivative says on which side of the minimum an answer lies. Answers are
    rounded to nine decimals first. One that is not close enough earns (f at the minimum / f there) ** 5.
    """

    ladder = Ladder(n=step(2, 2), top=40)
    answer = decimal("x")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        shifts = rng.sample(range(-SHIFT, SHIFT + 1), rng.randint(2, 4))
        powers = [n, *(2 * rng.randint(1, n // 2) for _ in shifts[1:])]
        f: Polynomial = []
        for shift, power in zip(shifts, powers, strict=True):
            term = [rng.randint(1, 9)]
            for _ in range(power):
                term = multiply(term, [-shift, 1])
            f = add(f, term)
        return {"f": f}

    def prompt(self, f: Polynomial) -> str:
        return (
            "The polynomial f has exactly one real x at which it is smallest. Find x; an answer is right if "
            f"it differs from x by at most 0.001.\nf(x) = {text(f)}"
        )

    def solve(self, f: Polynomial) -> Fraction:
        slope = [power * a for power, a in enumerate(f)][1:]
        low, high = -SHIFT * UNIT, SHIFT * UNIT
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if _at(slope, Fraction(middle, UNIT)) <= 0 else (low, middle - 1)
        return Fraction(low, UNIT)

    def value(self, answer: Fraction, f: Polynomial) -> Fraction:
        slope = [power * a for power, a in enumerate(f)][1:]
        x = round(min(max(answer, -FAR), FAR), 9)
        close = _at(slope, x - TOLERANCE) <= 0 <= _at(slope, x + TOLERANCE)
        return _at(f, self.solve(f) if close else x)


def _at(p: Polynomial, x: Fraction) -> Fraction:
    """p(x), by Horner in integers: the numerator over the denominator's power of the degree."""
    value, scale = 0, 1
    for a in reversed(p):
        value = value * x.numerator + a * scale
        scale *= x.denominator
    return Fraction(value * x.denominator, scale)
