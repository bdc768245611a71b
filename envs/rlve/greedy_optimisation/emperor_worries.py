"""Fewest medal types where neighbours in a circle may share none."""

from itertools import pairwise

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class EmperorWorries(Task):
    """2K + 1 persons, as an even circle is too easy; the counts are drawn from a range of varying width."""

    ladder = Ladder(k=step(1, 1), top=100)
    answer = natural("the smallest number of types")
    reward = exact()

    def generate(self, rng: Rng, k: int) -> Instance:
        most = 10 * k
        least = rng.randint(1, most)
        return {"a": [rng.randint(least, most) for _ in range(2 * k + 1)]}

    def prompt(self, a: list[int]) -> str:
        return (
            f"There are {len(a)} persons in a circle; the first and the last of the list are neighbours too. "
            "Person i must get A[i] medals of A[i] different types. Two neighbours may not have a medal of "
            "the same type. Find the smallest number of types in all with which this is possible.\n"
            f"A: {row(a)}"
        )

    def solve(self, a: list[int]) -> int:
        # In an odd circle of n, at most n // 2 persons can share a type.
        shared = -(-sum(a) // (len(a) // 2))
        return max(shared, *(left + right for left, right in pairwise([*a, a[0]])))
