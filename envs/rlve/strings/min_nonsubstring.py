"""Shortest string of a and b that a given string does not contain."""

from itertools import product

from envs.formats import word
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class MinNonsubstring(Task):
    """Each letter is an a with one chance of 10 % to 90 % for the whole string."""

    ladder = Ladder(n=step(3, 1), top=100)
    answer = word("this string", "ab")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        wins = rng.randint(1, 9)
        return {"string": "".join("a" if rng.chance(wins, 10) else "b" for _ in range(n))}

    def prompt(self, string: str) -> str:
        return (
            "Find the shortest non-empty string of the letters a and b that is not a contiguous part of the "
            "string below. If several of that length are not, give the lexicographically smallest "
            f"(as in a dictionary).\nstring: {string}"
        )

    def solve(self, string: str) -> str:
        length = 1
        while True:
            present = {string[i : i + length] for i in range(len(string) - length + 1)}
            for letters in product("ab", repeat=length):
                if (candidate := "".join(letters)) not in present:
                    return candidate
            length += 1
