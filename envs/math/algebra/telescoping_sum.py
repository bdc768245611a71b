"""The sum of the reciprocals of products of consecutive terms of an arithmetic progression."""

from fractions import Fraction
from math import prod

from envs.formats import rational
from envs.ladder import Ladder, grow, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Find the value of the sum of {c}/({factors}) over k = 1, 2, ..., {n}.",
    "Let f(k) = {c}/({factors}). Compute f(1) + f(2) + f(3) + ... + f({n}).",
    "The sum {first} + {second} + ... + {last} has {n} terms, and the k-th term is {c}/({factors}). Find its "
    "value.",
)


def how_many(level: int) -> int:
    """2, and one more at every fifth level."""
    return 2 + level // 5


class TelescopingSum(Task):
    """A term is a difference of reciprocals of products with one factor fewer."""

    ladder = Ladder(factors=how_many, difference=step(3, 1), terms=grow(30, "1.25"), top=24)
    answer = rational("the sum")
    reward = exact()

    def generate(self, rng: Rng, factors: int, difference: int, terms: int) -> Instance:
        return {
            "a": rng.randint(2, difference),
            "b": rng.randint(-1, 2 * difference),
            "c": rng.randint(1, 5),
            "factors": factors,
            "n": rng.randint(terms // 2, terms),
            "wording": rng.below(len(WORDINGS)),
        }

    def prompt(self, a: int, b: int, c: int, factors: int, n: int, wording: int) -> str:
        shifts = [b + a * i for i in range(factors)]
        symbols = [f"({a}k {'-' if s < 0 else '+'} {abs(s)})" if s else f"({a}k)" for s in shifts]
        first, second, last = (f"{c}/({' * '.join(str(a * k + s) for s in shifts)})" for k in (1, 2, n))
        return WORDINGS[wording].format(
            c=c, n=n, factors="".join(symbols), first=first, second=second, last=last
        )

    def solve(self, a: int, b: int, c: int, factors: int, n: int) -> Fraction:
        head = prod(a * (1 + i) + b for i in range(factors - 1))
        tail = prod(a * (n + 1 + i) + b for i in range(factors - 1))
        return Fraction(c, a * (factors - 1)) * (Fraction(1, head) - Fraction(1, tail))
