"""Sum of the XORs of all contiguous subarrays."""

from itertools import accumulate
from operator import xor

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class SubarrayXorSum(Task):
    """N integers from 1 to 10N."""

    ladder = Ladder(n=step(3, 1), top=100)
    answer = natural("the sum of all the XORs")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"a": [rng.randint(1, 10 * n) for _ in range(n)]}

    def prompt(self, a: list[int]) -> str:
        return (
            "Take the bitwise XOR of every non-empty run of neighbouring elements of the array below, one "
            "for each pair of a first and a last position; the XOR of a single element is the element. Find "
            f"the sum of all these values.\narray: {row(a)}"
        )

    def solve(self, a: list[int]) -> int:
        # A bit is set in the XOR of a run where it differs in the two prefixes that bound the run.
        prefixes = list(accumulate(a, xor, initial=0))
        total = 0
        for bit in range(max(a).bit_length()):
            ones = sum(prefix >> bit & 1 for prefix in prefixes)
            total += ones * (len(prefixes) - ones) << bit
        return total
