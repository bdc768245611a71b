"""Bezout's identity: integer coefficients of the smallest positive combination of given integers."""

from envs.formats import integers
from envs.ladder import Ladder, grow, step
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class BezoutIdentity(Task):
    """N integers of either sign, |A[i]| from 2 to `most`; the optimum is their greatest common divisor."""

    ladder = Ladder(n=step(2, 1), most=grow(32, "2"), top=40)
    answer = integers("the coefficients X in the order of A", like="a")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int, most: int) -> Instance:
        return {"a": [rng.choice((-1, 1)) * rng.randint(2, most) for _ in range(n)]}

    def prompt(self, a: list[int]) -> str:
        return (
            "Find integers X[i], one for each A[i] (negative ones and 0 are allowed), such that the sum of "
            f"A[i] * X[i] is positive and as small as possible. Any such X is accepted.\nA: {row(a)}"
        )

    def solve(self, a: list[int]) -> list[int]:
        divisor, coefficients = 0, list[int]()
        for value in a:
            divisor, old, new = _extended_gcd(divisor, value)
            coefficients = [old * x for x in coefficients] + [new]
        return coefficients

    def value(self, answer: list[int], a: list[int]) -> int | Invalid:
        total = sum(x * y for x, y in zip(answer, a, strict=True))
        return total if total > 0 else Invalid("the sum is not positive")


def _extended_gcd(a: int, b: int) -> tuple[int, int, int]:
    """(g, x, y) with a x + b y = g = gcd(a, b) >= 0."""
    x, y, next_x, next_y = 1, 0, 0, 1
    while b:
        quotient, (a, b) = a // b, (b, a % b)
        x, next_x = next_x, x - quotient * next_x
        y, next_y = next_y, y - quotient * next_y
    return (a, x, y) if a >= 0 else (-a, -x, -y)
