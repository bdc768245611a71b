"""Fewest operations that build a string, where its reversal can be attached to it."""

from functools import cache

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class VirusSynthesis(Task):
    """Built by random operations up to a random length from about half of `most`, then cut at `most`."""

    version = 2
    draws = 24
    ladder = Ladder(most=grow(4, "1.1", 1), top=40)
    answer = natural("the smallest number of operations")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        string, least = rng.choice("01"), rng.randint((most - 1) // 2, most)
        while len(string) < least:
            added = string[::-1] if rng.chance(1, 4) else rng.choice("01")
            string = string + added if rng.chance(1, 2) else added + string
        return {"string": string[:most]}

    def prompt(self, string: str) -> str:
        return (
            "Start with the empty string. An operation either adds one character, 0 or 1, at the beginning "
            "or at the end of the current string X, or attaches X read backwards at the beginning or at the "
            "end of X (X becomes R + X or X + R). How many operations are at least needed to make the "
            f"string below?\nstring: {string}"
        )

    def solve(self, string: str) -> int:
        @cache
        def cost(target: str) -> int:
            """After the last doubling, which makes an even palindrome, only characters are added."""
            costs = [len(target)]
            for gap in range(1, len(target)):
                k = 0
                while k < min(gap, len(target) - gap) and target[gap - 1 - k] == target[gap + k]:
                    k += 1
                    half = target[gap - k : gap]
                    # A reversal is as cheap: one key for both keeps the number of targets small.
                    costs.append(cost(min(half, half[::-1])) + 1 + len(target) - 2 * k)
            return min(costs)

        return cost(string)
