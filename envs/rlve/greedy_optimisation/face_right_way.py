"""Flip windows of one length until an array is all zero, with the fewest flips."""

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, in_order, missed
from envs.rng import Rng
from envs.task import Instance, Task

Flips = list[list[int]]


class FaceRightWay(Task):
    """Planted: some windows of one length from 2 to N, each flipped once, so the array is never all zero."""

    ladder = Ladder(n=step(4, 1), top=100)
    answer = lines("the first and the last position of each flip, in any order", width=2)
    reward = in_order("min", "min", beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        k = rng.randint(2, n)
        windows = n - k + 1
        array = [0] * n
        for start in rng.sample(range(windows), rng.randint(1, windows)):
            _flip(array, start, start + k)
        return {"array": array}

    def prompt(self, array: list[int]) -> str:
        return (
            f"The array below consists of zeros and ones; its positions are numbered from 1. Choose one "
            f"window length K from 1 to {len(array)}. A flip takes any K neighbouring positions and turns "
            "each 0 there into 1 and each 1 into 0. After all flips, which all have the length K, the array "
            "must be all zeros. Use as few flips as possible, where K is free; of all ways with that number "
            f"of flips, choose one with the smallest K.\narray: {row(array)}"
        )

    def solve(self, array: list[int]) -> Flips:
        tried = (_greedy(array, k) for k in range(1, len(array) + 1))
        return min((flips for flips in tried if flips), key=len)

    def value(self, answer: Flips, array: list[int]) -> tuple[int, int] | Invalid:
        if not all(1 <= first <= last <= len(array) for first, last in answer):
            return Invalid(f"a flip is not of the form first last, with 1 <= first <= last <= {len(array)}")
        lengths = {last - first + 1 for first, last in answer}
        if len(lengths) > 1:
            return Invalid("the flips have different lengths")
        left = array.copy()
        for first, last in answer:
            _flip(left, first - 1, last)
        return missed("the array is not all zeros", rlve=-0.2) if any(left) else (len(answer), lengths.pop())


def _flip(array: list[int], start: int, end: int) -> None:
    """Flip array[start:end], in place."""
    array[start:end] = [1 - bit for bit in array[start:end]]


def _greedy(array: list[int], k: int) -> Flips:
    """The only flips of length k, each used once, that clear the array; none where it cannot be cleared."""
    left, flips = array.copy(), []
    for start in range(len(array) - k + 1):
        if left[start]:
            _flip(left, start, start + k)
            flips.append([start + 1, start + k])
    return [] if any(left) else flips
