"""Longest non-decreasing subsequence of an array that is repeated T times."""

from collections import Counter

from envs.formats import natural
from envs.ladder import Ladder, grow, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class RepeatSequenceLnds(Task):
    """Values from 1 to N; after 2N copies each further copy adds the most frequent value's count."""

    ladder = Ladder(n=step(3, 1), most=grow(5, "1.5"), top=40)
    answer = natural("the length of a longest such subsequence")
    reward = exact()

    def generate(self, rng: Rng, n: int, most: int) -> Instance:
        return {"a": [rng.randint(1, n) for _ in range(n)], "times": rng.randint(2, most)}

    def prompt(self, a: list[int], times: int) -> str:
        return (
            f"The array B consists of {times} copies of the array A, one behind the other. Find the length "
            "of the longest subsequence of B (elements in their order, not necessarily neighbours) whose "
            f"values never decrease.\nA: {row(a)}"
        )

    def solve(self, a: list[int], times: int) -> int:
        n = len(a)
        rounds = min(times, 2 * n)
        # best[v]: the longest so far that ends with a value of at most v.
        best = [0] * (max(a) + 1)
        for value in a * rounds:
            longer = best[value] + 1
            for v in range(value, len(best)):
                best[v] = max(best[v], longer)
        return best[-1] + (times - rounds) * max(Counter(a).values())
