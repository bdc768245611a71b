"""Flip a white coin and its first multiples: does the first player win?"""

from functools import reduce
from itertools import accumulate
from operator import xor

from envs.formats import choice
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

TRIES = 12


class MultipleFlippingGame(Task):
    """The number of white coins is uniform; of up to 12 draws the first with the answer that was drawn."""

    version = 2
    draws = 24
    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = choice("whether the first player wins", "Yes", "No")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        wanted = rng.choice(("Yes", "No"))
        coins = range(1, n + 1)
        draws = [sorted(rng.sample(coins, rng.randint(1, n))) for _ in range(TRIES)]
        return {"n": n, "white": next((w for w in draws if self.solve(n, w) == wanted), draws[-1])}

    def prompt(self, n: int, white: list[int]) -> str:
        return (
            f"There are {n} coins with the numbers 1 to {n}. The coins listed below lie white side up, "
            "all others black side up. Two players move in turn. A move chooses a coin x that is white "
            f"and an integer k >= 1 with k * x <= {n}, and turns over each of the coins x, 2x, 3x, ..., kx. "
            "A player who cannot move loses. Both play perfectly. Does the player who moves first win?\n"
            f"white: {row(white)}"
        )

    def solve(self, n: int, white: list[int]) -> str:
        # Each white coin is a game of its own, and a turned coin adds its Grundy number.
        grundy = [0] * (n + 1)
        for x in range(n, 0, -1):
            reached = set(accumulate((grundy[y] for y in range(2 * x, n + 1, x)), xor, initial=0))
            grundy[x] = next(value for value in range(n + 1) if value not in reached)
        return "Yes" if reduce(xor, (grundy[x] for x in white)) else "No"
