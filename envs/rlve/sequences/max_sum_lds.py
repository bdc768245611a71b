"""Permutation with given lengths of rises to each place, and the largest total length of falls."""

from bisect import bisect_left

from envs.formats import permutation
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise, missed
from envs.rng import Rng
from envs.task import Instance, Task


class MaxSumLds(Task):
    """The lengths come from a random permutation; solved by numbering the tree of latest predecessors."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = permutation("the permutation P", like="a", start=1)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"a": _rises(rng.permutation(n))}

    def prompt(self, a: list[int]) -> str:
        return (
            f"Find a permutation P of the numbers 1 to {len(a)} in which, for each place i, the longest "
            "strictly increasing subsequence of P that ends with place i has exactly A[i] elements. Of "
            "these, choose one for which the sum of D[i] over all places i is as large as possible, "
            "where D[i] is the number of elements of the longest strictly decreasing subsequence of P that "
            f"begins with place i.\nA: {row(a)}"
        )

    def solve(self, a: list[int]) -> list[int]:
        # A place hangs on the latest place before it whose length is one less, which must be smaller.
        children: list[list[int]] = [[] for _ in range(len(a) + 1)]
        latest = {0: len(a)}
        for i, length in enumerate(a):
            children[latest[length - 1]].append(i)
            latest[length] = i
        found, waiting = [0] * (len(a) + 1), [len(a)]
        for number in range(len(a) + 1):
            place = waiting.pop()
            found[place] = number
            waiting += children[place]
        return found[:-1]

    def value(self, answer: list[int], a: list[int]) -> int | Invalid:
        if _rises(answer) != a:
            return missed("the lengths of the increasing subsequences are not those of A", rlve=-0.2)
        return sum(_rises(answer[::-1]))


def _rises(values: list[int]) -> list[int]:
    """Length of the longest strictly increasing subsequence that ends at each place."""
    tails: list[int] = []
    lengths = []
    for value in values:
        place = bisect_left(tails, value)
        tails[place : place + 1] = [value]
        lengths.append(place + 1)
    return lengths
