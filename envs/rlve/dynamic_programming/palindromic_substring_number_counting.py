"""Count the integers of a range whose digits contain a palindrome of at least two digits."""

from functools import cache

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class PalindromicSubstringNumberCounting(Task):
    """R from 20 to the level's maximum, L below it. Shortest palindromes have two or three digits."""

    version = 2
    draws = 24
    ladder = Ladder(max_r=grow(20, "1.5"), top=40)
    answer = natural("the number of such integers")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, max_r: int) -> Instance:
        r = rng.randint(20, max_r)
        return {"l": rng.randint(1, r - 1), "r": r}

    def prompt(self, l: int, r: int) -> str:  # noqa: E741
        return (
            f"How many integers x with {l} <= x <= {r} have a palindrome of at least two digits in their "
            "decimal notation? It must be a part of consecutive digits, and may be all of them: 133, 2414 "
            "and 100 have one (33, 414, 00), 123 and 7 have none. There are no leading zeros."
        )

    def solve(self, l: int, r: int) -> int:  # noqa: E741
        return (r - _without(r)) - (l - 1 - _without(l - 1))


def _without(last: int) -> int:
    """How many of 1, ..., last have no two equal digits next to each other or with one between."""
    digits = [int(digit) for digit in str(last)]

    @cache
    def count(place: int, before: int, previous: int, tight: bool) -> int:
        """Ways to go on after the digits `before` and `previous`, where -1 is no digit yet."""
        if place == len(digits):
            return int(previous >= 0)
        top = digits[place] if tight else 9
        total = 0
        for digit in range(top + 1):
            still = tight and digit == top
            if previous < 0 and digit == 0:
                total += count(place + 1, -1, -1, still)
            elif digit not in (before, previous):
                total += count(place + 1, previous, digit, still)
        return total

    return count(0, -1, -1, True)
