"""Append N values to a sequence so that it has as many distinct subsequences as possible."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import maximise
from envs.rng import Rng
from envs.task import Instance, Task


class MaximumSubsequenceNum(Task):
    """K is 10 % to 100 % of N + M, at least 2; solved by always appending what is longest unused."""

    version = 2
    draws = 24
    ladder = Ladder(n=grow(2, "1.1", 1), m=grow(2, "1.1", 1), top=30)
    answer = integers("the appended values in order", like="n", below="k")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int, m: int) -> Instance:
        k = max(2, (n + m) * rng.choice((10, 20, 30, 50, 100)) // 100)
        return {"given": [rng.below(k) for _ in range(m)], "n": n, "k": k}

    def prompt(self, given: list[int], n: int, k: int) -> str:
        return (
            f"Append {n} numbers from 0 to {k - 1} to the sequence below, so that the whole sequence has as "
            "many different non-empty subsequences as possible. A subsequence arises by deleting any "
            "elements and keeping the order of the rest; two are different if their lists of values are.\n"
            f"sequence: {row(given)}"
        )

    def solve(self, given: list[int], n: int, k: int) -> list[int]:
        last = dict.fromkeys(range(k), -1) | {value: i for i, value in enumerate(given)}
        queue = sorted(range(k), key=lambda value: (last[value], value))
        return [queue[i % k] for i in range(n)]

    def value(self, answer: list[int], given: list[int]) -> int:
        ending: dict[int, int] = {}
        total = 0
        for value in [*given, *answer]:
            old = ending.get(value, 0)
            ending[value] = total + 1
            total += ending[value] - old
        return total
