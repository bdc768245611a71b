"""Longest non-decreasing subsequence after the reversal of one subsequence of an array."""

from functools import cache

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class SubsequenceReversalLnds(Task):
    """Values from 1 to N, mostly falling; solved over intervals of indices and of values."""

    version = 2
    draws = 12
    ladder = Ladder(n=step(4, 1), top=20)
    answer = natural("the greatest length")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        a = [rng.randint(1, n) for _ in range(n)]
        for _ in range(rng.randint(0, n)):
            i = rng.randint(0, n - 2)
            a[i : i + 2] = sorted(a[i : i + 2], reverse=True)
        return {"a": a}

    def prompt(self, a: list[int]) -> str:
        return (
            f"A is an array of {len(a)} integers. Choose one subsequence of it (any positions, not "
            "necessarily consecutive; it may be empty) and reverse it: the chosen elements appear at the "
            "chosen positions in the opposite order, and all others stay. How long can the longest "
            f"non-decreasing subsequence of the array be after that?\nA: {row(a)}"
        )

    def solve(self, a: list[int]) -> int:
        ranks = {value: rank for rank, value in enumerate(sorted(set(a)))}
        b = [ranks[value] for value in a]

        @cache
        def best(i: int, j: int, low: int, high: int) -> int:
            """The greatest length within the indices i..j and the values low..high."""
            if i > j or low > high:
                return 0
            left, right = b[i], b[j]
            if i == j:
                return int(low <= left <= high)
            lengths = [best(i + 1, j, low, high), best(i, j - 1, low, high)]
            if low <= left <= high:
                lengths.append(1 + best(i + 1, j, left, high))
            if low <= right <= high:
                lengths.append(1 + best(i, j - 1, low, right))
            # The two ends change places, and one of them or both are taken.
            start, end = low <= right <= high, low <= left <= high
            if start:
                lengths.append(1 + best(i + 1, j - 1, right, high))
            if end:
                lengths.append(1 + best(i + 1, j - 1, low, left))
            if start and end and right <= left:
                lengths.append(2 + best(i + 1, j - 1, right, left))
            return max(lengths)

        return best(0, len(b) - 1, 0, len(ranks) - 1)
