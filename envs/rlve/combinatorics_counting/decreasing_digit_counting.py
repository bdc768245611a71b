"""Count the numbers whose digits in base 2**K increase, with at least two digits and at most W bits."""

from math import comb

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class DecreasingDigitCounting(Task):
    """Sets of digits; W is uniform from K + 1 to 10K, or to where more bits allow no further number."""

    ladder = Ladder(most=step(2, 1), top=40)
    answer = natural("how many numbers there are")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        k = rng.randint(2, most)
        return {"k": k, "w": rng.randint(k + 1, k * min(10, 2**k - 1))}

    def prompt(self, k: int, w: int) -> str:
        return (
            "Count the positive integers x for which all three hold: written in base 2**K without leading "
            "zeros, x has at least two digits; each of these digits is smaller than the digit to its right; "
            "and written in base 2 without leading zeros, x has at most W digits.\n"
            f"K = {k}\nW = {w}"
        )

    def solve(self, k: int, w: int) -> int:
        digits = 2**k - 1
        full, rest = divmod(w, k)
        # With one digit more than `full`, the first digit is below 2**rest.
        longest = comb(digits, full + 1) - comb(digits - (2**rest - 1), full + 1)
        return sum(comb(digits, length) for length in range(2, full + 1)) + longest
