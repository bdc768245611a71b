"""Longest part of a binary string of the form A, A backwards, A, A backwards."""

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class LongestRepeatedPalindrome(Task):
    """One such part is planted in N random bits; at low levels it is short."""

    ladder = Ladder(n=grow(5, "1.1", 1), top=40)
    answer = word("this part", "01")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        length = rng.randint(1, n // 4)
        first = rng.randint(0, n - 4 * length)
        a = "".join(rng.choices("01", length))
        bits = "".join(rng.choices("01", n - 4 * length))
        return {"string": bits[:first] + 2 * (a + a[::-1]) + bits[first:]}

    def prompt(self, string: str) -> str:
        return (
            "Find the longest substring (contiguous part) of the string below that can be written as "
            "A + R + A + R, where A is a non-empty string and R is A read backwards. If there are several "
            f"longest ones, any of them counts.\nstring: {string}"
        )

    def solve(self, string: str) -> str:
        for quarter in range(len(string) // 4, 0, -1):
            for start in range(len(string) - 4 * quarter + 1):
                a, rest = string[start : start + quarter], string[start + quarter : start + 4 * quarter]
                if rest == a[::-1] + a + a[::-1]:
                    return a + rest
        raise ValueError("the string has no such part")

    def value(self, answer: str, string: str) -> int | Invalid:
        if not answer or answer not in string:
            return Invalid("this is no part of the string")
        a = answer[: len(answer) // 4]
        return len(answer) if answer == 2 * (a + a[::-1]) else Invalid("the part is not A + R + A + R")
