"""Count the height sequences of mountains with few higher ones before each, modulo a number."""

from collections import defaultdict
from itertools import accumulate

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task


class LandformGenerationCounting(Task):
    """Heights from 1 to about N/2, so that many are equal; limits from 1 to N.

    From the highest on, mountains of one height fill the gaps between the higher ones: how many higher ones
    stand before each, in ascending order, must stay below the sorted limits.
    """

    ladder = Ladder(n=grow(3, "1.1", 1), top=20)
    answer = integer("the number of height sequences modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "h": [rng.randint(1, n // 2 + 1) for _ in range(n)],
            "c": [rng.randint(1, n) for _ in range(n)],
            "mod": modulus(rng),
        }

    def prompt(self, h: list[int], c: list[int], mod: int) -> str:
        return (
            f"There are {len(h)} mountains; mountain i has the height H[i] and the limit C[i]. They are put "
            "in a row from left to right. A row is allowed if, for each mountain i, fewer than C[i] of the "
            "mountains to its left are strictly higher than it. Each allowed row gives a sequence of "
            "heights, read from left to right. Count the different height sequences that allowed rows give, "
            f"modulo MOD.\nMOD = {mod}\nH: {row(h)}\nC: {row(c)}"
        )

    def solve(self, h: list[int], c: list[int], mod: int) -> int:
        limits = defaultdict(list)
        for height, limit in zip(h, c, strict=True):
            limits[height].append(limit)
        total, higher = 1, 0
        for height in sorted(limits, reverse=True):
            ways = [1] + [0] * higher
            for limit in sorted(limits[height]):
                ways = [count * (before < limit) for before, count in enumerate(accumulate(ways))]
            total = total * sum(ways) % mod
            higher += len(limits[height])
        return total % mod
