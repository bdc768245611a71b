"""Count the ways to put integers on a circle so that neighbours have given least common multiples."""

from math import lcm, prod

from envs.formats import natural
from envs.ladder import Ladder
from envs.math._integers import PRIMES, factored, factors, valuation
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Let [r, s] denote the least common multiple of positive integers r and s. Find the number of ordered "
    "{tuples} ({letters}) of positive integers for which {conditions}.",
    "How many ordered {tuples} ({letters}) of positive integers satisfy {conditions}, where [r, s] is the "
    "least common multiple of r and s?",
)
TUPLES = {3: "triples", 4: "quadruples", 5: "quintuples", 6: "sextuples", 7: "septuples", 8: "octuples"}
LETTERS = "abcdefgh"


def members(level: int) -> int:
    """3, and one more at every fourth level, up to 8."""
    return min(3 + level // 4, 8)


def different_primes(level: int) -> int:
    """2, and one more at every fifth level, up to 6."""
    return min(2 + level // 5, 6)


def largest_exponent(level: int) -> int:
    """3, and one more at every second level."""
    return 3 + level // 2


class LcmRing(Task):
    """A planted tuple makes the conditions; the primes are independent of each other."""

    ladder = Ladder(size=members, primes=different_primes, most=largest_exponent, top=24)
    answer = natural("the number of tuples")
    reward = exact()

    def generate(self, rng: Rng, size: int, primes: int, most: int) -> Instance:
        chosen = rng.sample(PRIMES[: primes + 2], primes)
        planted = [prod(p ** rng.randint(0, most) for p in chosen) for _ in range(size)]
        lcms = [lcm(a, b) for a, b in zip(planted, [*planted[1:], planted[0]], strict=True)]
        return {"lcms": lcms, "wording": rng.below(len(WORDINGS))}

    def prompt(self, lcms: list[int], wording: int) -> str:
        letters = LETTERS[: len(lcms)]
        pairs = zip(letters, letters[1:] + letters[0], lcms, strict=True)
        *first, last = (f"[{r}, {s}] = {factored(value)}" for r, s, value in pairs)
        return WORDINGS[wording].format(
            tuples=TUPLES[len(lcms)],
            letters=", ".join(letters),
            conditions=f"{', '.join(first)} and {last}",
        )

    def solve(self, lcms: list[int]) -> int:
        primes = {p for value in lcms for p in factors(value)}
        return prod(_closed([valuation(value, p) for value in lcms]) for p in primes)


def _closed(maxima: list[int]) -> int:
    """Ways to put exponents on a circle so that neighbours have these maxima."""
    exponents = range(max(maxima) + 1)
    total = 0
    for first in exponents:
        ways = {first: 1}
        for most in maxima:
            ways = {x: sum(n for y, n in ways.items() if max(x, y) == most) for x in exponents}
        total += ways[first]
    return total
