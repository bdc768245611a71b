"""Lexicographically smallest rotation of a binary string."""

from envs.formats import word
from envs.ladder import Ladder, step
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class MinimalCyclicShift(Task):
    """N random bits; credit for the characters in their right positions."""

    ladder = Ladder(n=step(4, 1), top=100)
    answer = word("the smallest of these strings", "01", length="string")
    reward = entries(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"string": "".join(rng.choices("01", n))}

    def prompt(self, string: str) -> str:
        return (
            "One shift moves the first character of a string to its end. Of all strings that the one below "
            "becomes by any number of shifts (none at all is allowed), find the lexicographically smallest.\n"
            f"string: {string}"
        )

    def solve(self, string: str) -> str:
        # Two candidate starts race; where they differ after k equal characters, the loser and the k starts
        # behind it are all beaten by the winner or one of those behind that.
        n, twice = len(string), string + string
        i, j, k = 0, 1, 0
        while max(i, j) < n and k < n:
            if twice[i + k] == twice[j + k]:
                k += 1
                continue
            i, j = (i + k + 1, j) if twice[i + k] > twice[j + k] else (i, j + k + 1)
            j += i == j
            k = 0
        start = min(i, j)
        return twice[start : start + n]
