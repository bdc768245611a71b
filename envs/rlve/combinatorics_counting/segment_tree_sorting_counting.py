"""Count the sequences of block swaps, one of each block length at most, that sort a permutation."""

from itertools import product
from math import factorial

from envs.formats import natural
from envs.ladder import Ladder
from envs.render import row
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class SegmentTreeSortingCounting(Task):
    """A sorted array after swaps of 1 to N of the block lengths, in random order.

    N stops at 12 (4096 numbers): 8192 would pass 20,000 characters. The order of the swaps does not matter
    for whether they can sort, so they are chosen from the shortest on; a swap mends at most two pairs.
    """

    version = 2
    ladder = Ladder(n=lambda level: min(2 + level, 12), top=20)
    answer = natural("the number of sequences")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        a = list(range(1, 2**n + 1))
        for kind in rng.sample(range(n), rng.randint(1, n)):
            length = 2**kind
            i, j = (block * length for block in rng.sample(range(len(a) // length), 2))
            a[i : i + length], a[j : j + length] = a[j : j + length], a[i : i + length]
        return {"n": n, "a": a}

    def prompt(self, n: int, a: list[int]) -> str:
        return (
            "The array A holds each integer from 1 to 2**N once. For an operation of type i (1 <= i <= N), A "
            "is split from the left into blocks of length 2**(i-1), and two different blocks are exchanged, "
            "each keeping the order of its entries. Each type may be used at most once. Count the sequences "
            "of operations that sort A in ascending order. Two sequences differ if they use other operations "
            "or the same in another order; the two blocks of an operation have no order. The empty sequence "
            f"counts if A is sorted already.\nN = {n}\nA: {row(a)}"
        )

    def solve(self, a: list[int]) -> int:
        return _sequences(a, 1, 0)


def _sequences(firsts: list[int], length: int, used: int) -> int:
    """Of blocks of this length, each ascending by ones, the first entries are given."""
    if len(firsts) == 1:
        return factorial(used)
    wrong = _wrong(firsts, length)
    if not wrong:
        return _sequences(firsts[::2], 2 * length, used)
    if len(wrong) > 2:
        return 0
    left, right = wrong[0], wrong[-1]
    total = 0
    for i, j in [(left, left + 1)] if left == right else product((left, left + 1), (right, right + 1)):
        swapped = firsts.copy()
        swapped[i], swapped[j] = swapped[j], swapped[i]
        if not _wrong(swapped, length):
            total += _sequences(swapped[::2], 2 * length, used + 1)
    return total


def _wrong(firsts: list[int], length: int) -> list[int]:
    return [i for i in range(0, len(firsts), 2) if firsts[i + 1] != firsts[i] + length]
