"""Count the integers up to a bound that satisfy a quadratic congruence with a composite modulus."""

from math import prod

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.math._integers import PRIMES, factors
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Find the number of positive integers n not exceeding {most} for which n^2 + {b}n + {c} is a multiple "
    "of {m}.",
    "For how many integers n with 1 <= n <= {most} is n^2 + {b}n + {c} divisible by {m}?",
    "How many of the numbers 1, 2, 3, ..., {most} satisfy the congruence x^2 + {b}x + {c} = 0 (mod {m})?",
)


def different_primes(level: int) -> int:
    """2, and one more at every third level, up to 8."""
    return min(2 + level // 3, 8)


class QuadraticCongruence(Task):
    """One solution is planted; the solutions modulo the prime powers are put together."""

    ladder = Ladder(primes=different_primes, size=step(4, 1), top=24)
    answer = natural("how many there are")
    reward = exact()

    def generate(self, rng: Rng, primes: int, size: int) -> Instance:
        chosen = rng.sample(PRIMES[: max(4, primes + 2)], primes)
        m = prod(p ** (rng.randint(1, 3) if p < 6 else 1) for p in chosen)
        root, b = rng.below(m), rng.randint(1, m - 1)
        most = m * rng.randint(size, 5 * size) + rng.below(m)
        c = -(root * root + b * root) % m or m
        return {"b": b, "c": c, "m": m, "most": most, "wording": rng.below(len(WORDINGS))}

    def prompt(self, b: int, c: int, m: int, most: int, wording: int) -> str:
        return WORDINGS[wording].format(b=b, c=c, m=m, most=most)

    def solve(self, b: int, c: int, m: int, most: int) -> int:
        periods, rest = divmod(most, m)
        roots = _roots(b, c, m)
        return periods * len(roots) + sum(1 <= root <= rest for root in roots)


def _roots(b: int, c: int, m: int) -> list[int]:
    """The solutions from 0 to m - 1, by the Chinese remainder theorem."""
    roots, modulus = [0], 1
    for p, exponent in factors(m).items():
        power = p**exponent
        local = [x for x in range(power) if (x * x + b * x + c) % power == 0]
        inverse = pow(modulus, -1, power)
        roots = [root + modulus * ((x - root) * inverse % power) for root in roots for x in local]
        modulus *= power
    return roots
