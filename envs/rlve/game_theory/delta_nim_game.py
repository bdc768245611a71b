"""Nim on piles that must stay in non-decreasing order: who wins?"""

from functools import reduce
from itertools import accumulate
from operator import xor

from envs.formats import choice
from envs.ladder import Ladder, fixed, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class DeltaNimGame(Task):
    """Differences from 0 to `most`; the winner is drawn, and one difference is set to make it so."""

    version = 2
    ladder = Ladder(n=step(2, 1), most=fixed(7), top=100)
    answer = choice("the winner's name", "Alice", "Bob")
    reward = exact()

    def generate(self, rng: Rng, n: int, most: int) -> Instance:
        steps = [rng.randint(int(i == 0), most) for i in range(n)]
        place = rng.choice(range(n - 1, -1, -2))
        balance = reduce(xor, steps[::-2]) ^ steps[place]
        steps[place] = balance if rng.chance(1, 2) else balance ^ rng.randint(1, most)
        return {"piles": list(accumulate(steps))}

    def prompt(self, piles: list[int]) -> str:
        return (
            "The piles of stones below stand in a row, each at least as large as the one before it. Alice "
            "and Bob move in turn, Alice first. A move takes one or more stones from one pile; after it, "
            "each pile must still be at least as large as the one before it (piles may become empty). "
            f"Whoever takes the last stone wins. Both play perfectly. Who wins?\npiles: {row(piles)}"
        )

    def solve(self, piles: list[int]) -> str:
        # Taking k stones moves k units of difference one place to the right: staircase Nim.
        steps = [right - left for left, right in zip([0, *piles], piles, strict=False)]
        return "Alice" if reduce(xor, steps[::-2]) else "Bob"
