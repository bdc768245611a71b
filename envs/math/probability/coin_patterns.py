"""Patterns of heads and tails in a row of coin tosses: which comes first, and how long it takes."""

from fractions import Fraction
from math import prod

from envs.formats import rational
from envs.ladder import Ladder
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "A coin that shows heads (H) with probability {heads} and tails (T) with probability {tails} is tossed "
    "again and again, until the last {length} tosses, in order, are {patterns}. {question}",
    "A coin comes up heads (H) with probability {heads}, independently on each toss, and otherwise tails "
    "(T). It is flipped repeatedly; the flipping stops as soon as {patterns} has appeared in consecutive "
    "flips. {question}",
)
FIRST = "Find the probability that the pattern that ends it is {pattern}."
TIME = "Find the expected number of tosses."


def length_of(level: int) -> int:
    """3, and one more at every fourth level."""
    return 3 + level // 4


def how_many(level: int) -> int:
    """2, and one more at every sixth level."""
    return 2 + level // 6


class CoinPatterns(Task):
    """Fair bets: a team that bets on pattern i has won, at the end, what its overlap with the winner pays.

    So sum_j P(j ends it) * overlap(j, i) is the expected number of tosses, for every i.
    """

    ladder = Ladder(length=length_of, patterns=how_many, parts=length_of, top=24)
    answer = rational("the value")
    reward = exact()

    def generate(self, rng: Rng, length: int, patterns: int, parts: int) -> Instance:
        drawn = rng.sample(range(2**length), patterns)
        under = rng.randint(2, parts)
        return {
            "patterns": [format(x, f"0{length}b").replace("0", "H").replace("1", "T") for x in drawn],
            "heads": [rng.randint(1, under - 1), under],
            "time": rng.chance(1, 3),
            "wording": rng.below(len(WORDINGS)),
        }

    def prompt(self, patterns: list[str], heads: list[int], time: bool, wording: int) -> str:
        chance = Fraction(*heads)
        return WORDINGS[wording].format(
            heads=chance,
            tails=1 - chance,
            length=len(patterns[0]),
            patterns=f"{', '.join(patterns[:-1])} or {patterns[-1]}",
            question=TIME if time else FIRST.format(pattern=patterns[0]),
        )

    def solve(self, patterns: list[str], heads: list[int], time: bool) -> Fraction:
        chance = {"H": Fraction(*heads), "T": 1 - Fraction(*heads)}
        zero, one = Fraction(0), Fraction(1)
        # Unknowns: the probability of each pattern, and the expected number of tosses.
        rows = [[*(_overlap(j, i, chance) for j in patterns), -one, zero] for i in patterns]
        solved = _solved([*rows, [*(one for _ in patterns), zero, one]])
        return solved[-1] if time else solved[0]


def _overlap(ending: str, starting: str, chance: dict[str, Fraction]) -> Fraction:
    """What the bets on the start of one pattern are worth when the other pattern has just ended."""
    sizes = (n for n in range(1, len(ending) + 1) if ending[-n:] == starting[:n])
    return sum((Fraction(1) / prod(chance[side] for side in starting[:n]) for n in sizes), Fraction(0))


def _solved(rows: list[list[Fraction]]) -> list[Fraction]:
    """The solution of a regular system, whose right side is the last column."""
    for k in range(len(rows)):
        pivot = next(i for i in range(k, len(rows)) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i, row in enumerate(rows):
            if i != k and row[k]:
                rows[i] = [x - row[k] * y for x, y in zip(row, rows[k], strict=True)]
    return [row[-1] for row in rows]
