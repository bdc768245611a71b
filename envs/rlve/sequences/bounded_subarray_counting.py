"""Count the subarrays of a repeated array whose sum is at most K."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class BoundedSubarrayCounting(Task):
    """Values from 1 to 2N, K from the largest value to the sum of all; solved with two moving ends."""

    ladder = Ladder(n=grow(3, "1.1", 1), m=grow(2, "1.1", 1), top=30)
    answer = natural("the number of subarrays")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int, m: int) -> Instance:
        a = [rng.randint(1, 2 * n) for _ in range(n)]
        return {"a": a, "m": m, "k": rng.randint(max(a), sum(a) * m)}

    def prompt(self, a: list[int], m: int, k: int) -> str:
        return (
            f"The array B consists of {m} copies of the array A, one behind the other. Count the non-empty "
            f"contiguous subarrays of B whose sum is at most {k}. Subarrays at different places of B are "
            f"counted separately.\nA: {row(a)}"
        )

    def solve(self, a: list[int], m: int, k: int) -> int:
        long, start, total, count = a * m, 0, 0, 0
        for end, value in enumerate(long, 1):
            total += value
            while total > k:
                total -= long[start]
                start += 1
            count += end - start
        return count
