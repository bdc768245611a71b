"""Split a string of digits into a given number of parts with the largest product."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task

CUTS_PER_CENT = (5, 10, 30, 50, 70, 90, 95)


class MaxMultSplit(Task):
    """N random digits from 1 to 9, cut K times: 5 to 95 % of N, at least once and with a choice left."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=25)
    answer = integers("the parts from left to right", like="parts")
    reward = maximise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        cuts = max(1, min(n * rng.choice(CUTS_PER_CENT) // 100, n - 2))
        return {"digits": "".join(str(rng.randint(1, 9)) for _ in range(n)), "parts": cuts + 1}

    def prompt(self, digits: str, parts: int) -> str:
        return (
            f"Cut this string of {len(digits)} digits into exactly {parts} parts. Each part has at least one "
            "digit and is read as a decimal number; written one after the other, the parts give the string "
            f"again. Make the product of the parts as large as possible.\ndigits: {digits}"
        )

    def solve(self, digits: str, parts: int) -> list[int]:
        n, longest = len(digits), len(digits) - parts + 1
        # Row k, entry `end`: the largest product of k + 1 parts that make up digits[:end], and the start of
        # the last part; 0 where there are too few digits.
        rows = [[(int(digits[:end] or 0), 0) for end in range(n + 1)]]
        for k in range(1, parts):
            before = rows[-1]
            rows.append(
                [
                    max(
                        (
                            (before[start][0] * int(digits[start:end]), start)
                            for start in range(max(k, end - longest), end)
                        ),
                        default=(0, 0),
                    )
                    for end in range(n + 1)
                ]
            )
        split: list[int] = []
        end = n
        for row in reversed(rows):
            start = row[end][1]
            split.append(int(digits[start:end]))
            end = start
        return split[::-1]

    def value(self, answer: list[int], digits: str) -> int | Invalid:
        if "".join(map(str, answer)) != digits:
            return Invalid("the parts do not give the string again")
        return prod(answer)
