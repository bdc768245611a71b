"""Count the subarrays whose mean is at least K."""

from bisect import bisect_right
from itertools import accumulate

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class BoundedMeanSubarrayCounting(Task):
    """Values from 1 to 5N, K from the smallest to the largest of them."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = natural("the number of subarrays")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        a = [rng.randint(1, 5 * n) for _ in range(n)]
        return {"a": a, "k": rng.randint(min(a), max(a))}

    def prompt(self, a: list[int], k: int) -> str:
        return (
            f"Count the non-empty contiguous subarrays of A whose mean is at least {k}. Subarrays at "
            f"different places are counted separately.\nA: {row(a)}"
        )

    def solve(self, a: list[int], k: int) -> int:
        # The mean is at least K where the prefix sum of A - K does not fall.
        seen: list[int] = []
        count = 0
        for height in accumulate((value - k for value in a), initial=0):
            place = bisect_right(seen, height)
            count += place
            seen.insert(place, height)
        return count
