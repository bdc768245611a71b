"""Longest part of a string of p and j in which all prefixes and suffixes have enough p."""

from itertools import accumulate

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class SaladBar(Task):
    """N random letters with at least one p."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integers("l and r", like=2)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        letters = ["j"]
        while "p" not in letters:
            letters = rng.choices("pj", n)
        return {"string": "".join(letters)}

    def prompt(self, string: str) -> str:
        return (
            f"The letters of the string S below are indexed from 0 to {len(string) - 1}. Find l and r with "
            f"0 <= l < r <= {len(string)} so that in T = S[l], ..., S[r-1] each prefix and each suffix "
            "of T (T itself among them) has at least as many letters p as letters j, and r - l is as large "
            f"as possible.\nS: {string}"
        )

    def solve(self, string: str) -> list[int]:
        sums = _sums(string)
        best = [0, 0]
        for left in range(len(string)):
            highest = sums[left]
            for right in range(left + 1, len(sums)):
                if sums[right] < sums[left]:
                    break
                if sums[right] >= highest:
                    highest = sums[right]
                    best = max(best, [left, right], key=lambda ends: ends[1] - ends[0])
        return best

    def value(self, answer: list[int], string: str) -> int | Invalid:
        left, right = answer
        if not 0 <= left < right <= len(string):
            return Invalid(f"l and r do not keep 0 <= l < r <= {len(string)}")
        part = _sums(string)[left : right + 1]
        if min(part) < part[0] or max(part) > part[-1]:
            return Invalid("a prefix or a suffix has more j than p")
        return right - left


def _sums(string: str) -> list[int]:
    """How many more p than j there are in each prefix."""
    return [0, *accumulate(1 if letter == "p" else -1 for letter in string)]
