"""The probability that the sum of independent uniform numbers is below a bound, or between two."""

from fractions import Fraction
from itertools import product
from math import factorial, prod

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "{count} real numbers are chosen independently at random: {choices}, each uniformly. Find the "
    "probability that their sum lies between {low} and {high}.",
    "A trip has {count} legs. The times that they take, in hours, are independent and uniformly "
    "distributed: {choices}. What is the probability that the whole trip takes more than {low} and less "
    "than {high} hours?",
)


def how_many(level: int) -> int:
    """2, and one more at every third level."""
    return 2 + level // 3


class UniformSum(Task):
    """The volume of a corner of space, and inclusion and exclusion over the numbers above their bounds."""

    ladder = Ladder(numbers=how_many, longest=step(5, 1), top=24)
    answer = rational("the probability")
    reward = exact()

    def generate(self, rng: Rng, numbers: int, longest: int) -> Instance:
        bounds = [rng.randint(max(1, longest // 3), longest) for _ in range(numbers)]
        low, high = sorted(rng.sample(range(sum(bounds) + 1), 2))
        while (low, high) == (0, sum(bounds)):
            low, high = sorted(rng.sample(range(sum(bounds) + 1), 2))
        return {"bounds": bounds, "low": low, "high": high, "wording": rng.below(len(WORDINGS))}

    def prompt(self, bounds: list[int], low: int, high: int, wording: int) -> str:
        names = ("the first one", "the second one", *(f"number {i}" for i in range(3, len(bounds) + 1)))
        choices = [f"{name} from 0 to {bound}" for name, bound in zip(names, bounds, strict=True)]
        return WORDINGS[wording].format(
            count=len(bounds), choices=f"{', '.join(choices[:-1])} and {choices[-1]}", low=low, high=high
        )

    def solve(self, bounds: list[int], low: int, high: int) -> Fraction:
        return Fraction(_corner(bounds, high) - _corner(bounds, low), factorial(len(bounds)) * prod(bounds))


def _corner(bounds: list[int], most: int) -> int:
    """n! times the volume on which n numbers from 0 to their bounds add up to at most `most`."""
    total = 0
    for chosen in product((0, 1), repeat=len(bounds)):
        left = most - sum(bound for bound, above in zip(bounds, chosen, strict=True) if above)
        total += (-1) ** sum(chosen) * max(0, left) ** len(bounds)
    return total
