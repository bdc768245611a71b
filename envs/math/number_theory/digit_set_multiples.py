"""The sum of all multiples of a number whose digits all come from a given set."""

from envs.formats import natural
from envs.ladder import Ladder
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Find the sum of all {length}-digit positive integers that are divisible by {m} and all of whose digits "
    "are in the set {{{digits}}} (digits may be repeated, and not all of them need be used).",
    "Consider the {length}-digit multiples of {m} that can be written with the digits {digits} only, where "
    "each of these digits may be used any number of times or not at all. What is the sum of all these "
    "multiples?",
)


def digits_in_number(level: int) -> int:
    """3, and one more at every second level."""
    return 3 + level // 2


def largest_modulus(level: int) -> int:
    """9, and four more at each level."""
    return 9 + 4 * level


class DigitSetMultiples(Task):
    """Counts and sums by residue, digit by digit. Where no such multiple exists, the sum is 0."""

    draws = 8
    ladder = Ladder(length=digits_in_number, modulus=largest_modulus, top=30)
    answer = natural("the sum (0 if there are no such integers)")
    reward = exact()

    def generate(self, rng: Rng, length: int, modulus: int) -> Instance:
        digits = sorted(rng.sample(range(1, 10), rng.randint(3, 5)))
        m = rng.randint(3 + modulus // 4, modulus)
        return {"length": length, "digits": digits, "m": m, "wording": rng.below(len(WORDINGS))}

    def prompt(self, length: int, digits: list[int], m: int, wording: int) -> str:
        return WORDINGS[wording].format(length=length, digits=", ".join(map(str, digits)), m=m)

    def solve(self, length: int, digits: list[int], m: int) -> int:
        counts, sums = {0: 1}, {0: 0}
        for _ in range(length):
            longer_counts: dict[int, int] = {}
            longer_sums: dict[int, int] = {}
            for residue, count in counts.items():
                for digit in digits:
                    to = (10 * residue + digit) % m
                    longer_counts[to] = longer_counts.get(to, 0) + count
                    longer_sums[to] = longer_sums.get(to, 0) + 10 * sums[residue] + digit * count
            counts, sums = longer_counts, longer_sums
        return sums.get(0, 0)
