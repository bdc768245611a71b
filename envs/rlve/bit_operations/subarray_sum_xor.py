"""XOR of the sums of all contiguous subarrays."""

from functools import reduce
from itertools import accumulate, combinations
from operator import xor

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class SubarraySumXor(Task):
    """N integers from 1 to 10N."""

    ladder = Ladder(n=step(3, 1), top=100)
    answer = natural("the XOR of all the sums")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"a": [rng.randint(1, 10 * n) for _ in range(n)]}

    def prompt(self, a: list[int]) -> str:
        return (
            "Take the sum of every non-empty run of neighbouring elements of the array below, one sum for "
            "each pair of a first and a last position, so equal sums count as often as they occur. Find the "
            f"bitwise XOR of all these sums.\narray: {row(a)}"
        )

    def solve(self, a: list[int]) -> int:
        prefixes = accumulate(a, initial=0)
        return reduce(xor, (right - left for left, right in combinations(prefixes, 2)))
