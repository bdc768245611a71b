"""Integer points of a hyperbola x y + a x + b y = c: the sum of their coordinates."""

from math import prod

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.math._integers import PRIMES, divisors
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Let S be the sum of x + y over all ordered pairs (x, y) of positive integers for which "
    "xy + {a}x + {b}y = {c}. Find S.",
    "Consider all points (x, y) on the curve xy + {a}x + {b}y = {c} for which x and y are both positive "
    "integers. Find the sum of all coordinates (both x and y) of all of these points.",
)


def prime_factors(level: int) -> int:
    """2, and one more at every third level."""
    return 2 + level // 3


class FactoringPairs(Task):
    """(x + b)(y + a) = c + a b, a number of `2 * factors` primes; one pair is planted."""

    ladder = Ladder(factors=prime_factors, largest=step(4, 1), top=20)
    answer = natural("the sum")
    reward = exact()

    def generate(self, rng: Rng, factors: int, largest: int) -> Instance:
        primes = PRIMES[: min(largest, len(PRIMES))]
        left = prod(rng.choices(primes, factors))
        right = prod(rng.choices(primes, factors))
        a, b = rng.randint(2, min(right - 1, 99)), rng.randint(2, min(left - 1, 99))
        return {"a": a, "b": b, "c": left * right - a * b, "wording": rng.below(len(WORDINGS))}

    def prompt(self, a: int, b: int, c: int, wording: int) -> str:
        return WORDINGS[wording].format(a=a, b=b, c=c)

    def solve(self, a: int, b: int, c: int) -> int:
        product = c + a * b
        pairs = ((d - b, product // d - a) for d in divisors(product))
        return sum(x + y for x, y in pairs if x > 0 and y > 0)
