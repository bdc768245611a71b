"""Expected maximum of the minima of given ranges of a random array."""

from fractions import Fraction

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rlve.probability._residue import asked, residue
from envs.rng import Rng
from envs.task import Instance, Task

PRIME = 998244353


class MaxRmqExpectation(Task):
    ladder = Ladder(n=step(2, 1), top=40)
    answer = integer("the expected value as a residue", below=PRIME)
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        ranges = [sorted((rng.randint(1, n), rng.randint(1, n))) for _ in range(rng.randint(1, n))]
        return {"n": n, "x": rng.randint(2, n), "ranges": ranges}

    def prompt(self, n: int, x: int, ranges: list[list[int]]) -> str:
        return (
            f"An array has {n} elements, at the positions 1 to {n}. Each is an integer from 1 to {x}, all "
            "equally likely and independent of the others. Each line below is a range: its first and its "
            "last position. Take the smallest element of each range, and then the largest of these values. "
            f"Find its expectation. {asked(PRIME)}\nranges:\n{table(ranges)}"
        )

    def solve(self, n: int, x: int, ranges: list[list[int]]) -> int:
        missed = sum(_every_range_hit(n, ranges, v - 1, x - v + 1) for v in range(1, x + 1))
        return residue(x - Fraction(missed, x**n), PRIME)


def _every_range_hit(n: int, ranges: list[list[int]], low: int, high: int) -> int:
    """Arrays with a low element in each range, there being `low` low values and `high` others."""
    least = [max((left for left, right in ranges if right == i), default=0) for i in range(n + 1)]
    ways = {0: 1}
    """By the position of the last low element."""
    for i in range(1, n + 1):
        following = {last: number * high for last, number in ways.items() if last >= least[i]}
        following[i] = sum(ways.values()) * low
        ways = following
    return sum(ways.values())
