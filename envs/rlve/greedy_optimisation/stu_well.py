"""Smallest greatest difference of neighbours after M decrements that bring an element to zero."""

from itertools import accumulate

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class StuWell(Task):
    """Values from 1 to 4N; M from the smallest value to the sum of all."""

    ladder = Ladder(n=step(3, 1), top=60)
    answer = natural("the smallest possible greatest difference")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        x = [rng.randint(1, 4 * n) for _ in range(n)]
        return {"m": rng.randint(min(x), sum(x)), "x": x}

    def prompt(self, m: int, x: list[int]) -> str:
        return (
            f"X is an array of {len(x)} integers. You may decrease single elements by 1, at most {m} times "
            "in all, never below 0. At the end, at least one element must be 0. Make the greatest difference "
            "|X[i] - X[i+1]| of two neighbouring elements as small as possible, and give that difference.\n"
            f"X: {row(x)}"
        )

    def solve(self, m: int, x: list[int]) -> int:
        low, high = 0, max(x)
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if _decrements(middle, x) <= m else (middle + 1, high)
        return low


def _decrements(most: int, x: list[int]) -> int:
    """Fewest decrements that leave differences of at most `most` and a zero somewhere."""
    smooth = list(accumulate(x, lambda before, own: min(before + most, own)))
    smooth = list(accumulate(reversed(smooth), lambda before, own: min(before + most, own)))[::-1]
    left = max(sum(min(own, most * abs(i - zero)) for i, own in enumerate(smooth)) for zero in range(len(x)))
    return sum(x) - left
