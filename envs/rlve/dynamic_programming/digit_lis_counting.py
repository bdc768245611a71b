"""Count the integers of a range whose digits have a longest increasing subsequence of length K."""

from collections import Counter
from functools import cache

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class DigitLisCounting(Task):
    """R has exactly N digits, L from 0 to R, K from 1 to N and at most 10."""

    ladder = Ladder(n=step(2, 1), top=30)
    answer = natural("the number of such integers")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        r = rng.randint(10 ** (n - 1), 10**n - 1)
        return {"l": rng.randint(0, r), "r": r, "k": rng.randint(1, min(n, 10))}

    def prompt(self, l: int, r: int, k: int) -> str:  # noqa: E741
        return (
            f"How many integers x with {l} <= x <= {r} have decimal digits whose longest strictly increasing "
            f"subsequence has a length of exactly {k}? A subsequence keeps the order of the digits and may "
            "leave out any of them: 1423 has 123, of length 3. There are no leading zeros; 0 has one digit."
        )

    def solve(self, l: int, r: int, k: int) -> int:  # noqa: E741
        return _count(r, k) - (_count(l - 1, k) if l else 0)


def _count(last: int, k: int) -> int:
    """How many of 0, ..., last; the mask holds the least last digits of increasing subsequences."""
    states: Counter[int] = Counter()
    edge = 0
    for place, letter in enumerate(str(last)):
        digit = int(letter)
        following: Counter[int] = Counter()
        for mask, number in states.items():
            for new in _after(mask):
                following[new] += number
        for new in range(digit):
            following[_with(edge, new)] += 1
        edge = _with(edge, digit) if place or digit else 0
        left = len(str(last)) - 1 - place
        states = Counter({m: w for m, w in following.items() if k - left <= max(1, m.bit_count()) <= k})
    states[edge or 1] += 1
    # A number without any digit but leading zeros is 0, which has one digit.
    return sum(number for mask, number in states.items() if max(1, mask.bit_count()) == k)


@cache
def _after(mask: int) -> list[int]:
    """The masks after each digit from 0 to 9."""
    return [_with(mask, digit) for digit in range(10)]


def _with(mask: int, digit: int) -> int:
    """The mask after one more digit, which takes the place of the next one that is not smaller."""
    if not mask and not digit:
        return 0
    above = mask >> digit
    return (mask & ~((above & -above) << digit)) | 1 << digit
