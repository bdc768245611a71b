"""Smallest palindromic number above N."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class NextPalindromic(Task):
    """N is uniform below 10**digits."""

    ladder = Ladder(digits=grow(2, "1.1", 1), top=40)
    answer = natural("the palindromic number")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, digits: int) -> Instance:
        return {"n": rng.randint(1, 10**digits - 1)}

    def prompt(self, n: int) -> str:
        return (
            "A number is palindromic if its decimal notation, without leading zeros, reads the same "
            "forwards and backwards. Find the smallest palindromic number that is greater than N.\n"
            f"N = {n}"
        )

    def solve(self, n: int) -> int:
        # The smallest palindrome from n + 1 on has its own left half mirrored, or the next one.
        least = n + 1
        width = len(str(least))
        half = int(str(least)[: (width + 1) // 2])
        return next(p for p in (_mirrored(half, width), _mirrored(half + 1, width)) if p >= least)

    def value(self, answer: int, n: int) -> int | Invalid:
        if answer <= n:
            return Invalid("the number is not greater than N")
        return answer if str(answer) == str(answer)[::-1] else Invalid("the number is not palindromic")


def _mirrored(half: int, width: int) -> int:
    """The palindrome of `width` digits that begins with `half`."""
    digits = str(half)
    return int(digits + digits[: width // 2][::-1])
