"""The probability that the sum of a random subset of 1, ..., n leaves a given remainder."""

from fractions import Fraction
from math import comb

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "A set of {k} different integers is chosen at random from {{1, 2, 3, ..., {n}}}, all such sets being "
    "equally likely. Find the probability that the sum of the chosen integers leaves the remainder "
    "{remainder} when it is divided by {m}.",
    "Tickets numbered from 1 to {n} lie in a box, and {k} of them are drawn at random without replacement. "
    "What is the probability that the sum of the numbers on the drawn tickets is {remainder} more than a "
    "multiple of {m} (0 counts as a multiple)?",
)


class SubsetSumResidue(Task):
    """Counts by size and remainder, number by number."""

    ladder = Ladder(most=step(10, 3), modulus=step(5, 1), top=24)
    answer = rational("the probability")
    reward = exact()

    def generate(self, rng: Rng, most: int, modulus: int) -> Instance:
        n, m = rng.randint(most - 4, most), rng.randint(3, modulus)
        k = rng.randint(2, n // 2)
        return {"n": n, "k": k, "m": m, "remainder": rng.below(m), "wording": rng.below(len(WORDINGS))}

    def prompt(self, n: int, k: int, m: int, remainder: int, wording: int) -> str:
        return WORDINGS[wording].format(n=n, k=k, m=m, remainder=remainder)

    def solve(self, n: int, k: int, m: int, remainder: int) -> Fraction:
        counts = [[0] * m for _ in range(k + 1)]
        counts[0][0] = 1
        for number in range(1, n + 1):
            for size in range(k, 0, -1):
                smaller, same = counts[size - 1], counts[size]
                counts[size] = [same[r] + smaller[(r - number) % m] for r in range(m)]
        return Fraction(counts[k][remainder], comb(n, k))
