"""Sum over a range of integers of digit times squared run length, over the runs of equal digits."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class CapitalCityEffect(Task):
    """R from 20 to the level's maximum, L from 1 to R."""

    ladder = Ladder(max_r=grow(20, "1.5"), top=40)
    answer = natural("the sum of f(x)")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, max_r: int) -> Instance:
        r = rng.randint(20, max_r)
        return {"l": rng.randint(1, r), "r": r}

    def prompt(self, l: int, r: int) -> str:  # noqa: E741
        return (
            "Cut the decimal notation of a positive integer x into maximal runs of equal digits. Let f(x) be "
            "the sum over all runs of the digit times the square of the length of the run: f(100223) = "
            "1 * 1 + 0 * 4 + 2 * 4 + 3 * 1 = 12. "
            f"Find the sum of f(x) over all integers x with {l} <= x <= {r}."
        )

    def solve(self, l: int, r: int) -> int:  # noqa: E741
        return _total(r) - _total(l - 1)


def _total(last: int) -> int:
    """Sum of f over 0, ..., last: a run of m digits has m single parts and m (m - 1) / 2 longer."""
    size = len(str(last))
    total = 0
    for length in range(1, size + 1):
        for below in range(size - length + 1):
            for digit in range(1, 10):
                total += digit * min(length, 2) * _holding(int(str(digit) * length), length, below, last)
    return total


def _holding(part: int, length: int, below: int, last: int) -> int:
    """How many of 0, ..., last have `part` as the `length` digits in front of the last `below`."""
    unit = 10**below
    above, rest = divmod(last, unit * 10**length)
    middle, low = divmod(rest, unit)
    return above * unit + (unit if middle > part else low + 1 if middle == part else 0)
