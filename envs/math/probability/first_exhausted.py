"""Balls drawn without replacement: the probability that a colour is the k-th to run out."""

from fractions import Fraction
from itertools import combinations
from math import comb

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "An urn holds {balls}. They are drawn at random, one after another, without being put back, until the "
    "urn is empty. Find the probability that red is the {place} of the {colors} colours to run out.",
    "A well shuffled deck consists of {cards}. The cards are turned over one by one, and a colour is "
    "complete when its last card is turned over. What is the probability that red is the {place} of the "
    "{colors} colours to be complete?",
)
COLORS = ("red", "blue", "green", "white", "black", "yellow", "brown")
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


def how_many(level: int) -> int:
    """3, and one more at every fourth level, up to 7."""
    return min(3 + level // 4, 7)


class FirstExhausted(Task):
    """Red ends after all colours of a set with probability red / (red + the set); inclusion and exclusion."""

    ladder = Ladder(colors=how_many, most=step(6, 1), top=24)
    answer = rational("the probability")
    reward = exact()

    def generate(self, rng: Rng, colors: int, most: int) -> Instance:
        counts = [rng.randint(max(2, most // 3), most) for _ in range(colors)]
        place = rng.randint(1, colors - 1)
        return {"counts": counts, "place": place, "wording": rng.below(len(WORDINGS))}

    def prompt(self, counts: list[int], place: int, wording: int) -> str:
        named = list(zip(counts, COLORS, strict=False))
        balls, cards = (_listed([f"{n} {color} {noun}" for n, color in named]) for noun in ("balls", "cards"))
        return WORDINGS[wording].format(balls=balls, cards=cards, place=PLACES[place - 1], colors=len(counts))

    def solve(self, counts: list[int], place: int) -> Fraction:
        red, *others = counts
        total, earlier = Fraction(0), place - 1
        for size in range(earlier, len(others) + 1):
            sets = combinations(others, size)
            all_earlier = sum((Fraction(red, red + sum(chosen)) for chosen in sets), Fraction(0))
            total += (-1) ** (size - earlier) * comb(size, earlier) * all_earlier
        return total


def _listed(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
