"""Split a string of digits into a given number of parts with the largest product."""

from functools import cache
from itertools import pairwise
from math import prod

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task

CUTS_PER_CENT = (5, 10, 30, 50, 70, 90, 95)


class MaxMultSplit(Task):
    """N random digits from 1 to 9; 5 to 95 % of N cuts, at least one and few enough to leave a choice."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=25)
    answer = integers("the parts from left to right", like="parts")
    reward = maximise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        cuts = max(1, min(n * rng.choice(CUTS_PER_CENT) // 100, n - 2))
        return {"digits": "".join(str(rng.randint(1, 9)) for _ in range(n)), "parts": cuts + 1}

    def prompt(self, digits: str, parts: int) -> str:
        return (
            f"Cut this string of {len(digits)} digits into exactly {parts} parts. Each part has at least one "
            "digit and is read as a decimal number. Written one after the other, the parts give the string "
            f"again. Make the product of the parts as large as possible.\ndigits: {digits}"
        )

    def solve(self, digits: str, parts: int) -> list[int]:
        longest = len(digits) - parts + 1

        @cache
        def best(end: int, k: int) -> tuple[int, int]:
            """The largest product of k parts that make up digits[:end], and where the last one starts."""
            if k == 1:
                return int(digits[:end]), 0
            starts = range(max(k - 1, end - longest), end)
            return max((best(start, k - 1)[0] * int(digits[start:end]), start) for start in starts)

        ends = [len(digits)]
        for k in range(parts, 0, -1):
            ends.append(best(ends[-1], k)[1])
        return [int(digits[start:end]) for end, start in pairwise(ends)][::-1]

    def value(self, answer: list[int], digits: str) -> int | Invalid:
        if "".join(map(str, answer)) != digits:
            return Invalid("the parts do not give the string again")
        return prod(answer)
