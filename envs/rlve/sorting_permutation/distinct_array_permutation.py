"""Rearrange an array so that no part of its positions keeps its sum."""

from collections import Counter

from envs.formats import integers
from envs.ladder import Ladder
from envs.render import row
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task


class DistinctArrayPermutation(Task):
    """N different values from 1 to 5N, N up to 22; solved by giving each the next larger value."""

    ladder = Ladder(n=lambda level: min(3 + level, 22), top=20)
    answer = integers("the elements of B in order", like="a")
    reward = feasible()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"a": rng.sample(range(1, 5 * n + 1), n)}

    def prompt(self, a: list[int]) -> str:
        return (
            "Rearrange the array A into an array B (the same values in another order) so that every "
            "non-empty set S of positions, other than the set of all positions, has different sums in the "
            "two arrays: the sum of A[i] over all i in S must not equal the sum of B[i] over all i in S. "
            f"Any such B counts.\nA: {row(a)}"
        )

    def solve(self, a: list[int]) -> list[int]:
        order = sorted(a)
        following = dict(zip(order, order[1:] + order[:1], strict=True))
        return [following[value] for value in a]

    def value(self, answer: list[int], a: list[int]) -> bool | Invalid:
        if sorted(answer) != sorted(a):
            return Invalid("B is not a rearrangement of A")
        differences = [x - y for x, y in zip(answer, a, strict=True)]
        half = len(a) // 2
        low, high = _sums(differences[:half]), _sums(differences[half:])
        # Only no positions and all positions may keep their sum.
        kept = sum(times * high[-total] for total, times in low.items())
        return kept == 2 or missed("a set of positions has the same sum in both arrays")


def _sums(values: list[int]) -> Counter[int]:
    """How often each sum occurs among the subsets."""
    sums = Counter([0])
    for value in values:
        larger = Counter({total + value: times for total, times in sums.items()})
        sums = sums + larger
    return sums
