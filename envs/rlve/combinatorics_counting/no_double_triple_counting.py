"""Count the subsets of 1, ..., N that hold no number together with its double or triple."""

from functools import cache

from envs.formats import natural
from envs.ladder import Ladder, grow, then
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class NoDoubleTripleCounting(Task):
    """Each m without factors 2 and 3 heads a grid of the m * 2**a * 3**b, apart from all others.

    N grows by 100 a level above level 10: the answers would get too long.
    """

    ladder = Ladder(most=then(grow(10, "1.5"), 10, by=100), top=20)
    answer = natural("the number of subsets")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(3, most)}

    def prompt(self, n: int) -> str:
        return (
            "Count the subsets of {1, 2, ..., N} that hold no two numbers of which one is two times or three "
            f"times the other. The empty set counts.\nN = {n}"
        )

    def solve(self, n: int) -> int:
        total = 1
        for m in range(1, n + 1):
            if m % 2 and m % 3:
                total *= _independent(_widths(n // m))
        return total


def _widths(most: int) -> tuple[int, ...]:
    """How many 2**a * 3**b up to `most` there are for b = 0, 1, ..."""
    widths = []
    while most:
        widths.append(most.bit_length())
        most //= 3
    return tuple(widths)


@cache
def _independent(widths: tuple[int, ...]) -> int:
    """Sets without neighbours in a grid whose rows have these lengths."""
    ways = {0: 1}
    for width in widths:
        rows = [row for row in range(2**width) if not row & row >> 1]
        ways = {row: sum(count for other, count in ways.items() if not other & row) for row in rows}
    return sum(ways.values())
