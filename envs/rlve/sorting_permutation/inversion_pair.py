"""Fewest adjacent swaps in two arrays that make the sum of squared differences minimal."""

from bisect import bisect, insort

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class InversionPair(Task):
    """The sum is minimal where equal ranks meet: count the inversions between the two rank orders."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = natural("the smallest number of swaps")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        values = range(1, 10 * n + 1)
        return {"a": rng.sample(values, n), "b": rng.sample(values, n)}

    def prompt(self, a: list[int], b: list[int]) -> str:
        return (
            "A and B are arrays of the same length. One swap exchanges two neighbouring elements of A, or "
            "two neighbouring elements of B. Find the smallest number of swaps after which the sum of "
            "(A[i] - B[i])**2 over all i is as small as swaps can make it.\n"
            f"A: {row(a)}\nB: {row(b)}"
        )

    def solve(self, a: list[int], b: list[int]) -> int:
        by_a, by_b = (sorted(range(len(a)), key=values.__getitem__) for values in (a, b))
        partner = dict(zip(by_a, by_b, strict=True))
        seen: list[int] = []
        inversions = 0
        for i in range(len(a)):
            inversions += len(seen) - bisect(seen, partner[i])
            insort(seen, partner[i])
        return inversions
